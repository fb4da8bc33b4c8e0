import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { AgentRuns } from '../../../../src/extension/agents/agentRuns.ts';
import { commitRun, discardRun, stopRun } from '../../../../src/extension/commands/runs.ts';
import { GtmProcess } from '../../../../src/extension/gtmProcess.ts';
import { agentRoots } from '../../../../src/extension/views/agentsView.ts';
import type { TreeNode } from '../../../../src/extension/views/nodeTree.ts';
import { QuestionNode } from '../../../../src/extension/views/questionNode.ts';
import { RunNode } from '../../../../src/extension/views/runNode.ts';
import { isAlive } from '../../../../src/node/processTree.ts';
import type { Act, Script } from '../../../support/agents/script.ts';
import { inFolder, show } from '../../../support/host/documents.ts';
import { activated } from '../../../support/host/extension.ts';
import { until } from '../../../support/host/until.ts';
import { startTestApp, type TestApp } from '../views/support/testApp.ts';

/** A run takes its time on a busy machine. */
const patience = 60_000;
const file = (name: string) => `workspace/${name}/text.md`;
const write = (name: string): Act => ({ write: file(name), content: `# Text\n\nThree good words of ${name}.\n` });
const good: Script = { 'build/one': [[write('one')]], 'build/two': [[write('two')]] };

describe('agents in the editor', function () {
  this.timeout(180_000);
  let app: TestApp;
  let gtm: GtmProcess;
  let runs: AgentRuns;
  let extensionPath: string;
  const beside = mkdtempSync(path.join(tmpdir(), 'gtm-host-agents-'));
  const script = path.join(beside, 'script.json');
  const project = () => app.projects.projects[0] ?? assert.fail('no project');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: inFolder('').fsPath, encoding: 'utf8' }).trim();
  const play = (acts: Script) => writeFileSync(script, JSON.stringify(acts));
  const start = (target: string, more: { ask?: boolean } = {}) =>
    runs.start({ root: project().root, target, title: target, runner: 'scripted', ...more });

  /** The rows of the view, from the top down, whatever is folded. */
  const rows = async (from = runs): Promise<TreeNode[]> => {
    const below = async (nodes: readonly TreeNode[]): Promise<TreeNode[]> =>
      (await Promise.all(nodes.map(async (node) => [node, ...(await below(await node.children()))]))).flat();
    return below(await agentRoots(from, project(), undefined));
  };
  const latest = async (from = runs) => (await rows(from)).find((row) => row instanceof RunNode);
  const described = async (words: string, from = runs) =>
    until(
      `the row to say ${words}`,
      async () => {
        const row = await latest(from);
        return String(row?.item.description).startsWith(words) && row;
      },
      patience,
    );
  /** Answers the one dialog that a command shows, and gives what it says. */
  const answering = async (
    button: string | undefined,
    work: () => Thenable<unknown>,
    type: (proposed: string) => string | undefined = (proposed) => proposed,
  ): Promise<string> => {
    const { showInformationMessage, showWarningMessage, showInputBox } = vscode.window;
    let said = '';
    const answer = async (message: string, options: vscode.MessageOptions, ...buttons: string[]) => {
      said += `${message}\n${options.detail ?? ''}`;
      if (button !== undefined) assert.ok(buttons.includes(button), buttons.join());
      return button;
    };
    const box = async ({ value = '' }: vscode.InputBoxOptions) => type(value);
    Object.assign(vscode.window, { showInformationMessage: answer, showWarningMessage: answer, showInputBox: box });
    try {
      await work();
    } finally {
      Object.assign(vscode.window, { showInformationMessage, showWarningMessage, showInputBox });
    }
    return said;
  };
  /** Runs a task of tasks.json to its end. */
  const runTask = async (name: string): Promise<number | undefined> => {
    const tasks = await vscode.tasks.fetchTasks();
    const task = tasks.find((candidate) => candidate.name === name);
    assert.ok(task, `no task ${name} among ${tasks.map((candidate) => candidate.name).join()}`);
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== name) return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(task);
    return ended;
  };

  before(async () => {
    ({ extensionPath } = await activated());
    app = await startTestApp();
    gtm = new GtmProcess(extensionPath, app.log);
    runs = new AgentRuns(extensionPath, gtm);
    const row = {
      id: 'scripted',
      command: path.join(extensionPath, 'node_modules/node/bin/node'),
      args: [path.join(extensionPath, 'test/support/agents/scriptedAgent.ts'), script],
    };
    await vscode.workspace
      .getConfiguration('marketing')
      .update('agents.runners', [row], vscode.ConfigurationTarget.Global);
    git('config', 'user.name', 'Test Person');
    git('config', 'user.email', 'test@example.com');
  });
  beforeEach(() => play(good));
  afterEach(() => {
    git('reset', '--quiet', '--hard', git('rev-list', '--max-parents=0', 'HEAD'));
    git('clean', '--quiet', '-d', '--force');
    rmSync(path.join(inFolder('.git').fsPath, 'gtm'), { recursive: true, force: true });
  });
  after(() => {
    runs.dispose();
    gtm.dispose();
    app.dispose();
    rmSync(beside, { recursive: true, force: true });
  });

  it('run as tasks of tasks.json, each after those that it depends on', async () => {
    assert.equal(await runTask('two'), 0);
    assert.deepEqual(git('log', '--format=%s').split('\n').slice(0, 2), [
      '[two] write: define part two',
      '[one] write: define part one',
    ]);
    assert.equal(git('status', '--porcelain'), '');
  });

  it('end a task with a status that says that it failed', async () => {
    assert.equal(await runTask('nothing'), 2);
  });

  it('leave the editor in which somebody types where it is', async () => {
    const { document } = await show('own.playbook.yaml');
    const seen: (string | undefined)[] = [];
    const listener = vscode.window.onDidChangeActiveTextEditor((editor) => seen.push(editor?.document.fileName));
    assert.equal(await runTask('one'), 0);
    listener.dispose();
    assert.deepEqual(seen, []);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('ask before a change where that is wanted, in a row that is answered', async () => {
    for (const [allow, outcome] of [
      [false, 'refused'],
      [true, 'done'],
    ] as const) {
      play({ 'build/one': [[write('one')], []] });
      const run = start('build/one', { ask: true });
      await described('waiting for you');
      assert.equal(runs.questions, 1);
      assert.equal(existsSync(inFolder(file('one')).fsPath), false);
      const question = (await rows()).find((row) => row instanceof QuestionNode);
      assert.equal(question?.item.label, 'Change text.md?');
      run.answer((question as QuestionNode).question.id, allow);
      assert.equal(runs.questions, 0);
      await run.ended;
      await described(outcome);
      assert.equal(existsSync(inFolder(file('one')).fsPath), allow);
    }
  });

  it('leave work that is not done to be committed from its row', async () => {
    play({ 'build/one': [[{ write: file('one'), content: '# Text\n\nShort.\n' }]] });
    await start('build/one').ended;
    const row = await described('incomplete');
    assert.equal(row.item.contextValue, 'run.open');
    const before = git('rev-parse', 'HEAD');
    const said = await answering(undefined, () => commitRun({ gtm }, runs, row));
    assert.match(said, /^\[one\] write: define part one\n[\s\S]*workspace\/one\/text\.md\nworkspace\/status\/one\.md/);
    const leaving = () => undefined;
    assert.equal(await answering('Commit', () => commitRun({ gtm }, runs, row), leaving), '');
    assert.equal(git('rev-parse', 'HEAD'), before, 'nothing is committed by somebody who closes a dialog');
    const typing = (proposed: string) => proposed.replace('define part one', 'keep a first draft');
    await answering('Commit', () => commitRun({ gtm }, runs, row), typing);
    assert.equal(git('log', '-1', '--format=%s'), '[one] write: keep a first draft');
    assert.equal((await latest())?.item.contextValue, 'run.over');
  });

  it('leave work that is not done to be taken back from its row', async () => {
    play({ 'build/one': [[{ write: file('one'), content: '# Text\n\nShort.\n' }]] });
    await start('build/one').ended;
    const row = await described('incomplete');
    await answering('Take Back', () => discardRun({ gtm }, runs, row));
    assert.equal(git('status', '--porcelain', '--untracked-files=all'), '');
  });

  it('show what they wrote as differences', async () => {
    const text = '# Text\n\nAnother text, of a person.\n';
    await vscode.workspace.fs.writeFile(inFolder(file('one')), new TextEncoder().encode(text));
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Mine');
    play({ default: [[{ write: file('one'), content: '# Text\n\nShort.\n' }]] });
    const run = runs.start({
      root: project().root,
      target: 'one',
      title: 'one',
      runner: 'scripted',
      task: 'Shorten it.',
    });
    await run.ended;
    const node = (await rows()).find(({ item }) => item.command?.command === 'vscode.diff');
    const [before, after] = (node?.item.command?.arguments ?? []) as vscode.Uri[];
    assert.equal(readFileSync(before?.fsPath ?? '', 'utf8'), text);
    assert.equal(after?.fsPath, inFolder(file('one')).fsPath);
    assert.match(readFileSync(after?.fsPath ?? '', 'utf8'), /Short/);
  });

  describe('after a reload of the window', () => {
    const hanging = path.join(beside, 'hangs.txt');
    const agent = () =>
      until('the agent', () => existsSync(hanging) && Number(readFileSync(hanging, 'utf8')), patience);
    let reloaded: AgentRuns;
    beforeEach(() => {
      rmSync(hanging, { force: true });
      play({ 'build/one': [[{ hang: hanging }]] });
      reloaded = new AgentRuns(extensionPath, gtm);
    });
    afterEach(() => reloaded.dispose());

    it('the view shows what is still running, can stop it, and shows how it ended', async () => {
      const run = start('build/one');
      const pid = await agent();
      // What knows of the run in this window is not asked any more: that is what a reload leaves.
      const row = await described('running', reloaded);
      assert.equal(row.item.contextValue, 'run.live');
      assert.equal(reloaded.elsewhere, true);
      await stopRun({ gtm }, reloaded, row);
      await described('cancelled', reloaded);
      assert.equal(reloaded.elsewhere, false);
      assert.equal(await isAlive(pid), false);
      await run.ended;
    });

    it('a run that the closing window ended is shown as cancelled, and left nothing behind', async () => {
      const closing = new AgentRuns(extensionPath, gtm);
      const run = closing.start({ root: project().root, target: 'build/one', title: 'one', runner: 'scripted' });
      const pid = await agent();
      closing.dispose();
      await run.ended;
      await described('cancelled', reloaded);
      assert.equal(await isAlive(pid), false);
    });
  });
});
