import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { Workbench } from './support/workbench.ts';

const prose = 'workspace/strategy/gtm-strategy.md';
const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

/** What keeps a gate closed, as a person sees it while writing: in Problems and in the line above the file. */
describe('a closed gate', function () {
  // Pictures in three themes take a while on a busy machine.
  this.timeout(120_000);
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await Workbench.open();
    page = workbench.page;
    change(prose, (text) => text.replace(/^## Risks\n[\s\S]*$/m, '## Risks\n\nTODO\n'));
    change(persona, (text) => text.replace('role_in_purchase: decision-maker', 'role_in_purchase: decision-makr'));
  });
  after(async () => {
    await workbench?.close();
  });

  const change = (file: string, how: (text: string) => string) => {
    const where = path.join(workbench.folder, file);
    const text = readFileSync(where, 'utf8');
    if (how(text) === text) throw new Error(`${file} is as it was.`);
    writeFileSync(where, how(text));
  };
  const problem = (text: string) => page.locator('.markers-panel .monaco-list-row').filter({ hasText: text }).first();
  const inThemes = async (name: string) => {
    for (const theme of ['light', 'dark', 'highContrast'] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`${name}-${theme}`);
    }
    await workbench.setTheme('light');
  };

  it('says in Problems what keeps it closed, with its name', async () => {
    await workbench.openFile('gtm-strategy.md');
    await workbench.runCommand('Problems: Focus on Problems View');
    await problem('Keeps the gate “Go-to-market strategy” closed.').waitFor();
    await problem('The section “Risks” has 1 word, but needs at least 30 to say something.').waitFor();
  });

  it('names the mistakes of a document themselves, each once, and does not count them', async () => {
    await problem('`decision-makr` is not a value').waitFor();
    const rows = await page.locator('.markers-panel .monaco-list-row').allInnerTexts();
    const counted = rows.filter((row) => /must be mended first/.test(row));
    if (counted.length > 0) throw new Error(counted.join('\n'));
  });

  it('says above the file where it stands', async () => {
    await page
      .locator('.codelens-decoration')
      .filter({ hasText: /Run gate: Go-to-market strategy \(.*of.*met\)/ })
      .first()
      .waitFor();
    await inThemes('gate-closed');
    await workbench.resize(900, 700);
    await workbench.screenshot('gate-closed-narrow');
    await workbench.resize(1400, 900);
  });
});
