import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ProjectModel } from '../../../../src/extension/project/projectModel.ts';
import { runGateTests } from '../../../../src/extension/tests/runGateTests.ts';
import { TestTree } from '../../../../src/extension/tests/testTree.ts';
import { inFolder } from '../../../support/host/documents.ts';
import { until } from '../../../support/host/until.ts';
import { startTestApp, type TestApp } from '../views/support/testApp.ts';

const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

type Outcome = 'passed' | 'failed' | 'skipped' | 'errored';

/** What a run said about its tests, while it says so to the editor too. */
class Recorder {
  readonly outcomes = new Map<string, Outcome>();
  readonly started: string[] = [];
  readonly messages: vscode.TestMessage[] = [];
  runs = 0;
  ended = 0;
  readonly #controller: vscode.TestController;
  /** Called whenever a test has begun. */
  onStarted: (run: vscode.TestRun) => void = () => {};

  constructor(controller: vscode.TestController) {
    this.#controller = controller;
  }

  get items(): vscode.TestItemCollection {
    return this.#controller.items;
  }

  createTestRun(request: vscode.TestRunRequest): vscode.TestRun {
    this.runs++;
    const run = this.#controller.createTestRun(request);
    const plain = (name: 'passed' | 'skipped') => (item: vscode.TestItem) => {
      this.outcomes.set(item.id, name);
      run[name](item);
    };
    const speaking =
      (name: 'failed' | 'errored') =>
      (item: vscode.TestItem, said: vscode.TestMessage | readonly vscode.TestMessage[]) => {
        const messages = said instanceof vscode.TestMessage ? [said] : [...said];
        this.outcomes.set(item.id, name);
        this.messages.push(...messages);
        run[name](item, messages);
      };
    const recording: vscode.TestRun = {
      name: run.name,
      token: run.token,
      isPersisted: run.isPersisted,
      onDidDispose: run.onDidDispose,
      enqueued: (item) => run.enqueued(item),
      started: (item) => {
        this.started.push(item.id);
        run.started(item);
        this.onStarted(recording);
      },
      passed: plain('passed'),
      skipped: plain('skipped'),
      failed: speaking('failed'),
      errored: speaking('errored'),
      appendOutput: (output, location, item) => run.appendOutput(output, location, item),
      addCoverage: (coverage) => run.addCoverage(coverage),
      end: () => {
        this.ended++;
        run.end();
      },
    };
    return recording;
  }
}

describe('the gates in the Test Explorer', () => {
  let app: TestApp;
  let controller: vscode.TestController;
  let tree: TestTree;
  let recorder: Recorder;
  const project = (): ProjectModel => app.projects.projects[0] ?? assert.fail('no project');
  const update = () => tree.update(app.projects.projects);
  const run = (
    include?: readonly vscode.TestItem[],
    { exclude = [], token = new vscode.CancellationTokenSource().token, continuous = false } = {} as {
      exclude?: readonly vscode.TestItem[];
      token?: vscode.CancellationToken;
      continuous?: boolean;
    },
  ) => {
    const request = new vscode.TestRunRequest(include, exclude, undefined, continuous);
    return runGateTests({ controller: recorder, tree, app, updated: update }, request, token);
  };
  const item = (suffix: string) => {
    const [playbook] = project().reports;
    return tree.find(`${project().rootText}#${playbook?.playbook}/${suffix}`) ?? assert.fail(suffix);
  };
  const revert = async () => {
    await vscode.window.showTextDocument(inFolder(persona));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  };

  before(async () => {
    app = await startTestApp();
    controller = vscode.tests.createTestController('test.gates', 'Test');
    tree = new TestTree(controller);
    await update();
  });
  beforeEach(() => {
    recorder = new Recorder(controller);
  });
  after(() => {
    controller.dispose();
    app.dispose();
  });

  const leaves = (items: vscode.TestItemCollection): vscode.TestItem[] =>
    [...items].flatMap(([, one]) => (one.children.size === 0 ? [one] : leaves(one.children)));

  it('are suites by phase, with a test for each criterion', async () => {
    const [report] = project().reports;
    assert.ok(report);
    const gates = await project().gates(report.playbook);
    assert.equal(leaves(controller.items).length, gates.flatMap((gate) => gate.criteria).length);
    assert.deepEqual(
      [...controller.items].map(([, { label }]) => label),
      report.phases.map(({ title }) => title),
    );
    const gate = item('strategy/gtm-strategy#gate');
    assert.equal(gate.children.size, gates.find(({ id }) => id === 'strategy/gtm-strategy')?.criteria.length);
  });

  it('run all, and each test ends as its criterion stands', async () => {
    await run();
    const [report] = project().reports;
    const gates = await project().gates(report?.playbook ?? '');
    const expected = { pass: 'passed', fail: 'failed', stale: 'failed', pending: 'skipped', waived: 'skipped' };
    for (const { id, status } of gates.flatMap((gate) => gate.criteria))
      assert.equal(recorder.outcomes.get(item(id).id), expected[status], id);
    assert.equal(recorder.outcomes.size, leaves(controller.items).length);
    assert.equal(recorder.ended, 1);
  });

  it('run one, and nothing else', async () => {
    const one = item('strategy/gtm-strategy/personas');
    await run([one]);
    assert.deepEqual([...recorder.outcomes], [[one.id, 'passed']]);
  });

  it('leave out what is excluded', async () => {
    const gate = item('strategy/gtm-strategy#gate');
    const one = item('strategy/gtm-strategy/personas');
    await run([gate], { exclude: [one] });
    assert.equal(recorder.outcomes.size, gate.children.size - 1);
    assert.ok(!recorder.outcomes.has(one.id));
  });

  it('show what fails at its place, unsaved text included', async () => {
    const file = inFolder(persona);
    const document = await vscode.workspace.openTextDocument(file);
    const start = document.getText().indexOf('objections:');
    const edit = new vscode.WorkspaceEdit();
    edit.delete(file, new vscode.Range(document.positionAt(start), document.lineAt(document.lineCount - 1).range.end));
    await vscode.workspace.applyEdit(edit);
    try {
      await until('the criterion to fail', async () => {
        recorder = new Recorder(controller);
        await run([item('strategy/gtm-strategy/personas')]);
        return [...recorder.outcomes.values()][0] === 'failed';
      });
      const [message, ...others] = recorder.messages;
      assert.deepEqual(others, []);
      assert.match(String(message?.message), /^Sales director has no objections yet\./);
      assert.equal(message?.location?.uri.toString(), file.toString());
      assert.equal(message?.location?.range.start.line, 0);
    } finally {
      await revert();
    }
  });

  it('stop when they are told to', async () => {
    const cancel = new vscode.CancellationTokenSource();
    recorder.onStarted = () => cancel.cancel();
    await run(undefined, { token: cancel.token });
    const [report] = project().reports;
    const gates = await project().gates(report?.playbook ?? '');
    // The first gate was being judged; no other began.
    assert.equal(recorder.started.length, gates[0]?.criteria.length);
    assert.equal(recorder.ended, 1);
  });

  it('run again after each change, until they are stopped', async () => {
    const cancel = new vscode.CancellationTokenSource();
    await run([item('strategy/gtm-strategy/personas')], { token: cancel.token, continuous: true });
    assert.equal(recorder.runs, 0);
    const file = inFolder(persona);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, new vscode.Position(0, 0), 'kind: [\n');
    await vscode.workspace.applyEdit(edit);
    await until('a run that fails', () => [...recorder.outcomes.values()].includes('failed'));
    await revert();
    await until('a run that passes', () => [...recorder.outcomes.values()].includes('passed'));
    cancel.cancel();
    await until('the end of the runs', () => recorder.ended === recorder.runs);
    const { runs } = recorder;
    await app.projects.refresh();
    assert.equal(recorder.runs, runs);
  });

  it('keep their rows when the plan changes, and drop those that are gone', async () => {
    const one = item('strategy/gtm-strategy/personas');
    await update();
    assert.equal(item('strategy/gtm-strategy/personas'), one);
    await tree.update([]);
    assert.equal(controller.items.size, 0);
    await update();
    assert.ok(leaves(controller.items).length > 0);
  });
});
