import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { quickInput } from './support/quickInput.ts';
import { Workbench } from './support/workbench.ts';

const persona = 'sales-director.persona.yaml';
const personaPath = `workspace/strategy/personas/${persona}`;

/** What the product is for, end to end, as a person does it: see a mistake, judge a gate, look at the funnel, commit. */
describe('the main job', () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await Workbench.open();
    page = workbench.page;
  });
  after(async () => {
    await workbench?.close();
  });

  const entry = (text: string): Locator =>
    quickInput(page).locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
  const choose = async (text: string) => {
    await entry(text).click();
  };
  /** Both themes of a picture. */
  const inBothThemes = async (name: string, prepare: () => Promise<unknown>) => {
    for (const theme of ['light', 'dark'] as const) {
      await workbench.setTheme(theme);
      await prepare();
      await workbench.screenshot(`${name}-${theme}`);
      await page.keyboard.press('Escape');
    }
  };
  const goToLine = async (line: number) => {
    await page.keyboard.press('Control+g');
    await quickInput(page).locator('input').first().fill(`:${line}`);
    await page.keyboard.press('Enter');
    await quickInput(page).waitFor({ state: 'hidden' });
  };

  it('shows phases, steps and criteria with their states', async () => {
    await workbench.openContainer('Marketing');
    await workbench.openFile(persona);
    const phase = await workbench.unfold('Strategy and foundation');
    assert.match((await phase.getAttribute('aria-label')) ?? '', /done/);
    await workbench.unfold('Go-to-market strategy');
    await page
      .locator('.pane-body .monaco-list-row')
      .filter({ hasText: 'Every persona has pains, triggers and objections' })
      .waitFor();
    await inBothThemes('tree', async () => {});
  });

  it('marks a persona without objections while it is typed, and says what to add', async () => {
    const lines = readFileSync(path.join(workbench.folder, personaPath), 'utf8').split('\n');
    const first = lines.indexOf('objections:');
    const next = lines.findIndex((line, index) => index > first && /^\S/.test(line));
    await workbench.openFile(persona);
    await goToLine(first + 1);
    await page.keyboard.press('Home');
    for (let line = first; line < next; line++) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Delete');
    await goToLine(1);
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await inBothThemes('squiggle', async () => {
      await goToLine(1);
      await workbench.showHover('Sales director has no objections yet.');
    });
  });

  it('fails the gate, and shows where', async () => {
    await inBothThemes('gate', async () => {
      await workbench.runCommand('Marketing: Run Quality Gate');
      await choose('Go-to-market strategy');
      await entry('Every persona has pains, triggers and objections').waitFor();
      assert.match((await entry('Every persona has pains').textContent()) ?? '', /fail.*has no objections yet/);
    });
    await page.keyboard.press('Escape');
    await page
      .locator('.statusbar-item')
      .filter({ hasText: /21 of 22 gates/ })
      .waitFor();
  });

  it('passes the gate once the mistake is undone', async () => {
    await workbench.openFile(persona);
    await page.keyboard.press('Control+z');
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor({ state: 'hidden' });
    await page
      .locator('.statusbar-item')
      .filter({ hasText: /22 of 22 gates/ })
      .waitFor();
  });

  it('draws the funnel beside its file, follows the typing, and leads back to the line', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile('acquisition.funnel.yaml');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('v');
    const frame = workbench.webviewFrame();
    const figure = (text: string) => frame.locator('svg text').filter({ hasText: text }).first();
    await figure('50,740').waitFor();
    await inBothThemes('funnel', async () => {
      await figure('50,740').waitFor();
    });
    const lines = readFileSync(
      path.join(workbench.folder, 'workspace/analytics/acquisition.funnel.yaml'),
      'utf8',
    ).split('\n');
    const line = lines.findIndex((text) => text.includes('50,740'));
    await page.locator('.editor-group-container').first().locator('.view-lines').click();
    await goToLine(line + 1);
    await page.keyboard.press('End');
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('400');
    await figure('50,400').waitFor();
    await workbench.runCommand('File: Revert File');
    await figure('50,740').waitFor();
    await figure('2,918').click();
    await page.locator('.statusbar-item').filter({ hasText: 'Ln 26' }).waitFor();
  });

  it('commits the deliverable of a step, and nothing else', async () => {
    await workbench.setTheme('light');
    await workbench.runCommand('View: Close All Editors');
    const dialog = page.locator('.monaco-dialog-box');
    await workbench.openFile('gtm-strategy.md');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('One more thought.');
    await page.keyboard.press('Control+s');
    await page.locator('.tab.active:not(.dirty)').waitFor();
    for (const theme of ['dark', 'light'] as const) {
      await workbench.setTheme(theme);
      await workbench.runCommand('Marketing: Commit Deliverable');
      await choose('Go-to-market strategy');
      const subject = quickInput(page).locator('input').first();
      await page.waitForFunction(() =>
        document.querySelector<HTMLInputElement>('.quick-input-widget input')?.value.startsWith('[coordinator]'),
      );
      await workbench.screenshot(`commit-subject-${theme}`);
      await subject.fill('[coordinator] strategy: add one more thought');
      await page.keyboard.press('Enter');
      await dialog.getByText('workspace/strategy/gtm-strategy.md').waitFor();
      await workbench.screenshot(`commit-confirm-${theme}`);
      if (theme === 'dark') await dialog.getByRole('button', { name: 'Cancel' }).click();
    }
    await dialog.getByRole('button', { name: 'Commit' }).click();
    await page
      .locator('.statusbar-item')
      .filter({ hasText: /1 file committed as/ })
      .waitFor();
    const git = (...args: string[]) => execFileSync('git', args, { cwd: workbench.folder, encoding: 'utf8' }).trim();
    assert.equal(git('log', '-1', '--format=%s'), '[coordinator] strategy: add one more thought');
    assert.equal(git('show', '--name-only', '--format=', 'HEAD'), 'workspace/strategy/gtm-strategy.md');
  });
});
