import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runProcess } from '../../../../src/node/process.ts';
import { findingsIn, inFolder, show, untilRules } from '../../../support/host/documents.ts';
import { activated, extension } from '../../../support/host/extension.ts';
import { until } from '../../../support/host/until.ts';

const persona = 'workspace/personas/nadia.persona.yaml';

/** Runs a task to its end and gives the exit status of its program. */
async function run(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      listener.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return await ended;
}

async function task(name: string): Promise<vscode.Task> {
  const found = (await vscode.tasks.fetchTasks()).find((candidate) => candidate.name === name);
  assert.ok(found, `There is no task ${name}.`);
  return found;
}

/** Our findings in a form that can be compared. */
/**
 * The oldest VS Code that we promise never tells extensions that a matcher's findings are gone from its Problems view. There
 * only what the server shows can be compared: those findings have a link.
 */
const forgets = process.env.GTM_HOST_VERSION !== 'oldest';

const texts = (file: string) =>
  findingsIn(file)
    .filter(({ code }) => forgets || typeof code === 'object')
    .map(({ message, range }) => `${range.start.line} ${message}`)
    .sort();

describe('the task marketing: check', () => {
  before(async () => {
    await activated();
    await untilRules(persona, ['persona-complete', 'unknown-key']);
  });

  it('is there for each project', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'marketing' });
    const names = tasks.filter(({ source }) => source === 'marketing').map(({ name }) => name);
    assert.deepEqual(names.sort(), ['check', 'check inner']);
  });

  it('fails where there are errors, and shows nothing twice', async () => {
    const before = texts(persona);
    assert.equal(await run(await task('check')), 1);
    await until('the findings of the server', () => texts(persona).join() === before.join());
    assert.deepEqual(texts(persona), before);
  });

  it('keeps what was found in a text that is not saved', async () => {
    const editor = await show(persona);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'tilte: Nadia\n'));
    await until('the new finding', () => texts(persona).some((text) => text.includes('`tilte`')));
    const typed = texts(persona);
    assert.equal(await run(await task('check')), 1);
    await until('the findings of the server', () => texts(persona).join() === typed.join());
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await untilRules(persona, ['persona-complete', 'unknown-key']);
  });

  it('succeeds in a project without findings', async () => {
    assert.equal(await run(await task('check inner')), 0);
  });

  it('takes from tasks.json what counts as a failure', async () => {
    const strict = await task('strict');
    assert.equal(strict.definition.failOn, 'warning');
    assert.equal(await run(strict), 1);
  });
});

describe('the problem matcher $gtm', () => {
  before(activated);

  it('reads position, severity, message and rule', async () => {
    assert.equal(await run(await task('printed')), 0);
    const found = await until('three problems', () => {
      const all = vscode.languages.getDiagnostics(inFolder('loose.md'));
      return all.length === 3 && all;
    });
    const { Error: error, Warning: warning, Information: info } = vscode.DiagnosticSeverity;
    assert.deepEqual(
      found.map(({ range: { start }, severity, message, code, source }) => [
        start.line,
        start.character,
        severity,
        message,
        code,
        source,
      ]),
      [
        [0, 2, error, 'Say: what is wrong, and where.', 'some-rule', 'marketing'],
        [11, 0, warning, 'Say  what  may be wrong.', 'another-rule', 'marketing'],
        [1, 0, info, 'A note.', 'third', 'marketing'],
      ],
    );
  });

  it('reads what gtm prints, line for line', async () => {
    const { extensionPath, packageJSON } = extension();
    const gtm = (...args: string[]) =>
      runProcess({
        command: process.execPath,
        args: [`${extensionPath}/dist/gtm.mjs`, 'check', ...args],
        cwd: inFolder('.').fsPath,
        env: { ELECTRON_RUN_AS_NODE: '1' },
        accept: [0, 1],
      }).then(({ stdout }) => stdout);
    const [file, line] = packageJSON.contributes.problemMatchers[0].pattern.map(
      ({ regexp }: { regexp: string }) => new RegExp(regexp),
    );
    let current = '';
    const read: string[] = [];
    for (const text of (await gtm()).split('\n')) {
      current = file.exec(text)?.[1] ?? current;
      const match = line.exec(text);
      if (match) read.push(`${current}:${match.slice(1).join(':')}`);
    }
    const { findings } = JSON.parse(await gtm('--json'));
    assert.ok(findings.length >= 2);
    assert.deepEqual(
      read.sort(),
      findings
        .map(
          (finding: Record<string, string> & { range: { start: { line: number; column: number } } }) =>
            `${finding.file}:${finding.range.start.line}:${finding.range.start.column}:${finding.severity}:${finding.message}:${finding.rule}`,
        )
        .sort(),
    );
  });
});
