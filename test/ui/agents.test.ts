import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { isAlive } from '../../src/node/processTree.ts';
import { AgentProject } from '../support/agents/agentProject.ts';
import { inRepository } from '../support/scratch.ts';
import { Workbench } from './support/workbench.ts';

/** A step from the tree, done by an agent in the real workbench. */
describe('agents', () => {
  let workbench: Workbench;
  let page: Page;
  let beside: string;
  let script: string;

  before(async () => {
    // A project whose strategy stands, and an agent that follows a script.
    const folder = mkdtempSync(path.join(tmpdir(), 'gtm-ui-agents-'));
    const project = path.join(folder, 'plan');
    mkdirSync(path.join(project, 'workspace'), { recursive: true });
    cpSync(inRepository('examples/acme-crm/marketing.yaml'), path.join(project, 'marketing.yaml'));
    cpSync(inRepository('examples/acme-crm/workspace/strategy'), path.join(project, 'workspace/strategy'), {
      recursive: true,
    });
    beside = folder;
    script = path.join(folder, 'script.json');
    const outputs = await AgentProject.outputs('strategy/core-framework');
    const acts = [{ say: 'I read the strategy and word the messages.\n' }, ...outputs, { write: 'marketing.yaml' }];
    writeFileSync(
      script,
      JSON.stringify({
        'strategy/core-framework': [
          acts.filter((act) => !('write' in act && act.write.endsWith('brand-voice.md'))),
          outputs,
        ],
      }),
    );
    const runner = {
      id: 'scripted',
      title: 'Scripted agent',
      command: inRepository('node_modules/node/bin/node'),
      args: [inRepository('test/support/agents/scriptedAgent.ts'), script],
    };
    workbench = await Workbench.open({ project, settings: { 'marketing.agents.runners': [runner] } });
    page = workbench.page;
    for (const [key, value] of [
      ['user.name', 'Test Person'],
      ['user.email', 'test@example.com'],
    ] as const)
      execFileSync('git', ['config', key, value], { cwd: workbench.folder });
  });
  after(async () => {
    await workbench?.close();
  });

  const pane = (title: string): Locator =>
    page.locator('.pane').filter({ has: page.locator('.pane-header .title').getByText(title, { exact: true }) });
  const row = (view: string, text: string): Locator =>
    pane(view).locator('.monaco-list-row').filter({ hasText: text }).first();
  const git = (...args: string[]) => execFileSync('git', args, { cwd: workbench.folder, encoding: 'utf8' });

  it('runs a step from its row, shows what happens, and the work is committed', async function () {
    this.timeout(240_000);
    await workbench.openContainer('Marketing');
    const step = row('Phases', 'Messaging framework');
    await step.waitFor();
    await step.hover();
    await step.getByRole('button', { name: 'Run with an Agent' }).click();
    const agent = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Scripted agent' });
    await agent.waitFor();
    await workbench.screenshot('agents-pick');
    await agent.click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match((await dialog.textContent()) ?? '', /workspace\/messaging\/core\.messaging\.yaml/);
    await workbench.screenshot('agents-confirm');
    await dialog.getByRole('button', { name: 'Run', exact: true }).click();
    await workbench.treeItems('Agents');
    await row('Agents', 'Messaging framework').filter({ hasText: 'done' }).waitFor({ timeout: 200_000 });
    assert.equal(git('log', '-1', '--format=%s').trim(), '[brand-messaging] messaging: define messaging framework');
    assert.equal(git('status', '--porcelain').trim(), '');
  });

  it('shows the run with its files, and the role with its commit', async () => {
    await workbench.runCommand('View: Toggle Terminal');
    const run = row('Agents', 'Messaging framework');
    await run.click();
    await row('Agents', 'brand-voice.md').waitFor();
    // Folded again, so that the roles below it are on screen.
    await run.click();
    await row('Agents', 'brand-voice.md').waitFor({ state: 'hidden' });
    await row('Agents', 'brand-messaging').filter({ hasText: 'steps done' }).click();
    await row('Agents', 'define messaging framework').waitFor();
    for (const theme of ['light', 'dark', 'highContrast'] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`agents-${theme}`);
    }
  });

  /** Starts a step of the tree; `button` says how. */
  const start = async (step: string, button: string) => {
    const found = row('Phases', step);
    await found.hover();
    await found.getByRole('button', { name: 'Run with an Agent' }).click();
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Scripted agent' }).click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const run = (state: string) => row('Agents', 'Analytics foundation').filter({ hasText: state });
  const pictures = async (name: string) => {
    for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`agents-${name}-${theme}`);
    }
    await workbench.setTheme('light');
  };
  const isInEditor = () => page.evaluate(() => document.activeElement?.closest('.editor-instance') != null);

  it('waits for the person’s word without taking the keyboard from them, and goes on when it has it', async function () {
    this.timeout(300_000);
    const go = path.join(beside, 'go.txt');
    const hanging = path.join(beside, 'hangs.txt');
    const file = 'workspace/analytics/attribution-model.md';
    const from = inRepository('examples/acme-crm', file);
    writeFileSync(
      script,
      JSON.stringify({
        'strategy/analytics-foundation': [
          [{ waitFor: go }, { say: 'I write the attribution model.\n' }, { write: file, from }, { hang: hanging }],
        ],
      }),
    );
    await start('Analytics foundation', 'Run and Ask Me');
    await workbench.openFile('marketing.yaml');
    await page.locator('.editor-instance .view-line').first().click();
    await page.waitForFunction(() => document.activeElement?.closest('.editor-instance') != null);
    writeFileSync(go, 'go');
    await run('waiting for you').waitFor({ timeout: 120_000 });
    const question = row('Agents', 'Change attribution-model.md?');
    await question.waitFor();
    assert.ok(await isInEditor(), 'the keyboard stays where it was');
    await pictures('waiting');
    await question.hover();
    await question.getByRole('button', { name: 'Allow' }).click();
    await question.waitFor({ state: 'hidden' });
    await run('running').waitFor();
    await workbench.screenshot('agents-running-light');
    await workbench.resize(720, 700);
    await workbench.screenshot('agents-running-narrow');
    await workbench.resize(1400, 900);
  });

  it('shows after a reload of the window how it ended', async function () {
    this.timeout(300_000);
    assert.ok(existsSync(path.join(beside, 'hangs.txt')));
    const pid = Number(readFileSync(path.join(beside, 'hangs.txt'), 'utf8'));
    await page.reload();
    await workbench.openContainer('Marketing');
    const left = run('running').or(run('cancelled')).first();
    await left.waitFor({ timeout: 120_000 });
    if ((await run('running').count()) > 0) {
      await run('running').hover();
      await run('running')
        .getByRole('button', { name: 'Stop Run' })
        .click({ timeout: 10_000 })
        .catch(() => {});
    }
    await run('cancelled').waitFor({ timeout: 120_000 });
    assert.equal(await isAlive(pid), false);
  });

  it('shows a run that failed, with the reason', async function () {
    this.timeout(300_000);
    writeFileSync(script, JSON.stringify({ 'strategy/analytics-foundation': [[{ crash: 3 }]] }));
    await start('Analytics foundation', 'Run');
    await run('failed').waitFor({ timeout: 120_000 });
    await pictures('failed');
  });
});
