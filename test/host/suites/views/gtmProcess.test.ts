import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GtmProcess } from '../../../../src/extension/gtmProcess.ts';
import { UserProblem } from '../../../../src/extension/userProblem.ts';
import { runProcess } from '../../../../src/node/process.ts';
import { ProcessError } from '../../../../src/node/processError.ts';
import { isAlive } from '../../../../src/node/processTree.ts';
import { activated } from '../../../support/host/extension.ts';
import { until } from '../../../support/host/until.ts';

const node = (script: string) => ({
  command: process.execPath,
  args: ['-e', script],
  cwd: process.cwd(),
  env: { ELECTRON_RUN_AS_NODE: '1' },
});

describe('running gtm', () => {
  let gtm: GtmProcess;
  let log: vscode.LogOutputChannel;
  let folder: string;

  before(async () => {
    log = vscode.window.createOutputChannel('Marketing (process test)', { log: true });
    gtm = new GtmProcess((await activated()).extensionPath, log);
    folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  });
  after(() => {
    gtm.dispose();
    log.dispose();
  });

  it('gives what it printed', async () => {
    const report = await gtm.json<{ project: string }>(['check'], folder);
    assert.equal(report.project, 'Acme CRM');
  });

  it('turns a refusal into its own sentence', async () => {
    await assert.rejects(gtm.run(['gate', 'no-such-gate'], folder), UserProblem);
  });

  it('keeps the variables of the editor to itself', async () => {
    const { stdout } = await runProcess(node('console.log(JSON.stringify(Object.keys(process.env)))'));
    assert.deepEqual(
      (JSON.parse(stdout) as string[]).filter((name) => /^VSCODE_|^NODE_OPTIONS$/.test(name)),
      [],
    );
  });

  it('carries the output of a program that fails', async () => {
    const failing = node('console.log("out"); console.error("err"); process.exitCode = 3');
    await assert.rejects(runProcess(failing), (error: unknown) => {
      assert.ok(error instanceof ProcessError);
      assert.deepEqual([error.code, error.stdout, error.stderr], [3, 'out\n', 'err\n']);
      return true;
    });
  });

  it('ends a program with all that it started', async () => {
    const cancel = new AbortController();
    const grandchild = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })`;
    let pid = 0;
    const running = runProcess({
      ...node(`console.log(${grandchild}.pid); setInterval(() => {}, 1000)`),
      signal: cancel.signal,
      onStdout: (text) => {
        pid = Number(text);
        cancel.abort();
      },
    });
    await assert.rejects(running, { name: 'AbortError' });
    await until('the grandchild to end', async () => !(await isAlive(pid)));
  });
});
