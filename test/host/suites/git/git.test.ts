import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { mcpServers } from '../../../../src/extension/mcpServers.ts';
import { gitApi } from '../../../../src/extension/scm/gitExtension.ts';
import { stepOfChanges } from '../../../../src/extension/scm/stepOfChanges.ts';
import { inFolder } from '../../../support/host/documents.ts';
import { activated, extension } from '../../../support/host/extension.ts';
import { until } from '../../../support/host/until.ts';
import { startTestApp, type TestApp } from '../views/support/testApp.ts';

const strategy = 'workspace/strategy/gtm.strategy.yaml';
const messaging = 'workspace/messaging/core.messaging.yaml';

describe('git and agents in the editor', () => {
  let app: TestApp;
  const project = () => app.projects.projects[0] ?? assert.fail('no project');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: inFolder('').fsPath, encoding: 'utf8' }).trim();
  const set = (name: string, value: unknown) =>
    vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  /** Answers the lists that a command shows, each with the first entry that has this in its label. */
  const answering = async (answers: readonly string[], work: () => Thenable<unknown>) => {
    const original = vscode.window.showQuickPick;
    const left = [...answers];
    const pick = async (items: readonly vscode.QuickPickItem[]) => {
      const wanted = left.shift() ?? assert.fail('one list too many');
      return items.find(({ label }) => label.includes(wanted)) ?? assert.fail(`no ${wanted}`);
    };
    vscode.window.showQuickPick = pick as unknown as typeof original;
    try {
      await work();
    } finally {
      vscode.window.showQuickPick = original;
    }
    assert.deepEqual(left, []);
  };

  /** What a command says to the person while it works, with its detail; each question gets this answer. */
  const asked = async (answer: string | undefined, work: () => Thenable<unknown>) => {
    const { window } = vscode;
    const original = window.showInformationMessage;
    const said: string[] = [];
    const show = async (message: string, options: unknown, ...items: string[]) => {
      const { detail = '' } = (typeof options === 'object' ? options : {}) as vscode.MessageOptions;
      said.push(detail === '' ? message : `${message}\n${detail}`);
      return items.find((item) => item === answer);
    };
    window.showInformationMessage = show as unknown as typeof original;
    try {
      await work();
    } finally {
      window.showInformationMessage = original;
    }
    return said;
  };

  before(async () => {
    await activated();
    app = await startTestApp();
  });
  after(() => app.dispose());

  it('knows the one step to which changes belong', () => {
    const step = (...files: string[]) => stepOfChanges(project(), files.map(inFolder))?.id;
    assert.equal(step(strategy, 'workspace/strategy/personas/new.persona.yaml'), 'gtm-strategy');
    assert.equal(step(strategy, messaging), undefined);
    assert.equal(step(strategy, 'README.md'), undefined);
    assert.equal(step(), undefined);
  });

  it('fills the message box by what is about to be committed, and leaves a person’s words alone', async () => {
    const api = await gitApi();
    const repository = await until('the repository', () => api?.repositories[0]);
    const message = (text: string) => until(`the message “${text}”`, () => repository.inputBox.value === text, 40_000);
    await appendFile(inFolder(strategy).fsPath, '# a note\n');
    await message('[coordinator] strategy: update go-to-market strategy');
    await appendFile(inFolder(messaging).fsPath, '# a note\n');
    await message('');
    git('add', messaging);
    await message('[brand-messaging] messaging: update messaging framework');
    repository.inputBox.value = 'my own words';
    git('reset', '--quiet', '--', messaging);
    git('checkout', '--', messaging);
    await until('the change to be seen', () => repository.state.workingTreeChanges.length === 1);
    assert.equal(repository.inputBox.value, 'my own words');
    repository.inputBox.value = '';
    git('checkout', '--', strategy);
    await until('nothing to be changed', () => repository.state.workingTreeChanges.length === 0);
  });

  it('starts the branch of a phase', async () => {
    await answering(['Pipeline building'], () => vscode.commands.executeCommand('marketing.branch'));
    assert.equal(git('branch', '--show-current'), 'gtm/phase-2-pipeline-building');
    git('switch', '--quiet', '-');
    git('branch', '--quiet', '-D', 'gtm/phase-2-pipeline-building');
  });

  it('opens the pull request of a phase only after a yes, and shows its text where no tool opens it', async () => {
    const remote = await mkdtemp(path.join(tmpdir(), 'gtm-remote-'));
    const name = 'gtm/phase-2-pipeline-building';
    execFileSync('git', ['init', '--quiet', '--bare', remote]);
    git('remote', 'add', 'origin', remote);
    const pushed = () => git('ls-remote', '--heads', 'origin', name) !== '';
    git('push', '--quiet', 'origin', git('branch', '--show-current'));
    git('switch', '--quiet', '--create', name);
    await appendFile(inFolder(messaging).fsPath, '# a note\n');
    git('commit', '--quiet', '--all', '--message', '[brand-messaging] messaging: add a note');
    try {
      const ask = () => answering(['Pipeline building'], () => vscode.commands.executeCommand('marketing.pullRequest'));
      const [question, ...none] = await asked(undefined, ask);
      assert.match(question ?? '', /Every gate of the phase passes|Not every gate passes/);
      assert.ok(question?.includes(name), question);
      assert.deepEqual(none, []);
      assert.ok(!pushed(), 'nothing is pushed without a yes');
      await asked('Push and Open', ask);
      assert.ok(pushed());
      const text = vscode.window.activeTextEditor?.document;
      assert.equal(text?.isUntitled, true);
      assert.match(text?.getText() ?? '', /Pipeline building/);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    } finally {
      git('switch', '--quiet', '-');
      git('branch', '--quiet', '-D', name);
      git('remote', 'remove', 'origin');
      await rm(remote, { recursive: true, force: true });
    }
  });

  it('shows the history by agent', async () => {
    await appendFile(inFolder(strategy).fsPath, '# a note\n');
    git('commit', '--quiet', '--all', '--message', '[coordinator] strategy: add a note');
    await answering(['add a note'], () => vscode.commands.executeCommand('marketing.history'));
    // A commit is shown as a list of differences, which the oldest editor that we support calls nothing at all.
    const isCommit = ({ label }: vscode.Tab) => label.includes('add a note');
    await until('the commit', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isCommit)));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    git('reset', '--quiet', '--hard', 'HEAD~');
  });

  it('offers no tools to agents until somebody wants that', async () => {
    const { extensionPath } = extension();
    const servers = () => mcpServers(extensionPath, app.projects.projects);
    assert.deepEqual(servers(), []);
    await set('marketing.mcp.enabled', true);
    try {
      const [server, ...others] = servers();
      assert.deepEqual(others, []);
      assert.equal(server?.label, 'Marketing: Acme CRM');
      assert.deepEqual(server?.args.slice(-3), ['mcp', '--project', project().root.fsPath]);
      // It is a server that answers.
      const ask = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
      const hello = JSON.stringify({
        jsonrpc: '2.0',
        id: 0,
        method: 'initialize',
        params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
      });
      const env = { ...process.env, ...(server?.env as Record<string, string>) };
      const input = `${hello}\n${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n${ask}\n`;
      const out = execFileSync(String(server?.command), [...(server?.args ?? [])], { env, input, encoding: 'utf8' });
      assert.match(out, /"name":"next_step"/);
    } finally {
      await set('marketing.mcp.enabled', undefined);
    }
    assert.deepEqual(servers(), []);
  });
});
