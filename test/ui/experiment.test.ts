import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { copyProject } from '../../scripts/lib/scratch.mjs';
import { exampleProject } from './support/session.ts';
import { Workbench } from './support/workbench.ts';

const folder = 'workspace/demand-gen/ab-tests';
const name = 'second-promise.experiment.yaml';

/** An experiment that says what it looks for, and not yet in how many people. */
const draft = `kind: experiment
title: A second promise
cycle: 2026-Q2
status: draft
baseline: 5%
minimum_effect: 1%
effect_kind: absolute
variants:
  - id: now
    title: As it is
    control: true
    description: The present panel.
    allocation: 50%
  - id: new
    title: A second promise
    description: The panel with a second promise.
    allocation: 50%
`;

describe('an experiment in the workbench', () => {
  let workbench: Workbench;
  let page: Page;
  let frame: FrameLocator;
  let file: string;
  /** The experiment with its plan, up to the results. */
  let planned: string;

  before(async () => {
    const project = await copyProject(exampleProject());
    writeFileSync(path.join(project, folder, name), draft);
    workbench = await Workbench.open({ project });
    page = workbench.page;
    frame = workbench.webviewFrame();
    // The first search of a window reads the whole folder.
    page.setDefaultTimeout(100_000);
    file = path.join(workbench.folder, folder, name);
    await workbench.openFile(name);
  });
  after(async () => {
    await workbench?.close();
  });

  const lens = (text: string) => page.locator('.codelens-decoration').filter({ hasText: text });

  it('shows above it how many people each variant needs', async () => {
    await lens('8,158 people per variant needed, not planned yet').first().waitFor();
    await workbench.screenshot('experiment-lens');
  });

  it('writes the sample by a quick fix', async () => {
    await page.locator('.view-line').filter({ hasText: 'minimum_effect' }).first().click();
    await page.keyboard.press('Control+.');
    const fix = page.locator('.action-widget .monaco-list-row').filter({ hasText: 'Plan 8,158 people per variant' });
    await fix.waitFor();
    await workbench.screenshot('experiment-quick-fix');
    await fix.click();
    await lens('8,158 people per variant needed, planned').first().waitFor();
    await workbench.saveFile();
    assert.match(readFileSync(file, 'utf8'), /^sample_per_variant: 8,158$/m);
  });

  it('reads a finished experiment out, with its reason', async () => {
    await workbench.openFile('signup-panel-promise.experiment.yaml');
    await lens('Read-out: ship ten-minutes').first().waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await workbench.setTheme(theme);
      await workbench.runCommand('View: Focus First Editor Group');
      await workbench.openFile('signup-panel-promise.experiment.yaml');
      await workbench.runCommand('Marketing: Open Preview to the Side');
      await frame.locator('svg.gtm-experiment').waitFor();
      await frame.getByText('Ship “First forecast in ten minutes”').first().waitFor();
      await page.mouse.move(0, 0);
      await workbench.screenshot(`experiment-read-out-${theme}`);
    }
  });

  /** Writes the experiment as it stands with these results, and shows its read-out. */
  async function show(results: string, verdict: string): Promise<void> {
    writeFileSync(file, `${planned}${results}`);
    await lens(`Read-out: ${verdict}`).first().waitFor();
    await workbench.runCommand('Marketing: Open Preview to the Side');
  }

  const counts = (now: string, fresh: string) =>
    `  variants:\n    - { variant: now, ${now} }\n    - { variant: new, ${fresh} }\n`;

  it('says not yet while the test runs, and shows no difference', async () => {
    await workbench.runCommand('View: Focus First Editor Group');
    await workbench.openFile(name);
    planned = readFileSync(file, 'utf8')
      .replace('status: draft', 'status: running\nstart: 2026-05-04\nplanned_stop: 2026-06-07')
      .concat('results:\n');
    const early = counts('users: 4000, conversions: 200', 'users: 4010, conversions: 260');
    await show(`  through: 2026-05-17\n${early}`, 'not yet');
    await frame.getByText('Not yet').first().waitFor();
    await frame.getByText('4,000 of 8,158 people').first().waitFor();
    assert.equal(await frame.getByText('6.48 %').count(), 0);
    await workbench.screenshot('experiment-not-yet');
  });

  it('says stop where the new variant is worse at the end', async () => {
    const worse = counts('users: 8200, conversions: 410', 'users: 8190, conversions: 290');
    await show(`  through: 2026-06-07\n${worse}`, 'stop');
    await frame.getByText('Stop').first().waitFor();
    await frame.getByText('3.54 % against 5 %').first().waitFor();
    await workbench.screenshot('experiment-stop');
  });

  it('cannot say where people were not split as planned, and shows no difference', async () => {
    const skewed = counts('users: 9600, conversions: 480', 'users: 8200, conversions: 520');
    await show(`  through: 2026-06-07\n${skewed}`, 'cannot say');
    await frame.getByText('Cannot say').first().waitFor();
    assert.equal(await frame.getByText('6.34 %').count(), 0);
    await workbench.screenshot('experiment-cannot-say');
  });
});
