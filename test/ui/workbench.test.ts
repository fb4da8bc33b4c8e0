import assert from 'node:assert/strict';
import { Workbench } from './support/workbench.ts';

describe('the workbench with a project', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
  });
  after(async () => {
    await workbench?.close();
  });

  it('shows the project and no notification', async () => {
    await workbench.openFile('marketing.yaml');
    assert.equal(await workbench.page.locator('.notification-toast').count(), 0);
  });

  it('has our views filled, from the packed extension', async () => {
    await workbench.openContainer('Marketing');
    assert.ok((await workbench.treeItems('Phases')).length > 0);
    await workbench.openContainer('Explorer');
  });

  for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] as const) {
    it(`has a picture in ${theme}`, async () => {
      await workbench.setTheme(theme);
      await workbench.screenshot(`workbench-${theme}`);
    });
  }

  it('fits a narrow window', async () => {
    await workbench.setTheme('light');
    await workbench.resize(900, 900);
    await workbench.screenshot('workbench-narrow');
  });
});
