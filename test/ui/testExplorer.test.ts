import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { Workbench } from './support/workbench.ts';

const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

/** The gates as a person meets them in the Test Explorer. */
describe('the Test Explorer', function () {
  // Pictures in three themes take a while on a busy machine.
  this.timeout(120_000);
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await Workbench.open();
    page = workbench.page;
  });
  after(async () => {
    await workbench?.close();
  });

  const row = (text: string): Locator =>
    page.locator('.test-explorer .monaco-list-row').filter({ hasText: text }).first();
  /** Opens a row that holds others. */
  const open = async (text: string) => {
    await row(text).waitFor();
    if ((await row(text).getAttribute('aria-expanded')) !== 'true')
      await row(text).locator('.monaco-tl-twistie').click();
  };
  const inThemes = async (name: string, prepare: () => Promise<unknown> = async () => {}) => {
    for (const theme of ['light', 'dark', 'highContrast'] as const) {
      await workbench.setTheme(theme);
      await prepare();
      await workbench.screenshot(`${name}-${theme}`);
    }
    await workbench.setTheme('light');
  };

  it('shows phases, gates and criteria, and runs one gate', async () => {
    await workbench.openContainer('Testing');
    await open('Strategy and foundation');
    await open('Go-to-market strategy');
    await row('Every persona has pains, triggers and objections').waitFor();
    await workbench.clear();
    await row('Go-to-market strategy').hover();
    await row('Go-to-market strategy')
      .getByLabel(/^Run Test/)
      .click();
    await row('Every persona has pains').locator('.codicon-testing-passed-icon').waitFor();
    await inThemes('tests-passed');
  });

  it('shows a failing criterion at its place', async () => {
    const file = path.join(workbench.folder, persona);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^objections:\n(?:[ #].*\n)*/m, ''));
    await workbench.openFile('sales-director.persona.yaml');
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await workbench.runCommand('Test: Run All Tests');
    await page.locator('.test-explorer [aria-label^="Every persona has pains"][aria-label*="(Failed)"]').waitFor();
    await page.locator('.monaco-editor').getByText('Sales director has no objections yet.').first().waitFor();
    await inThemes('tests-failed');
  });
});
