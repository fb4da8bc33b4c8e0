// The pictures of the other two examples in the workbench: another playbook each, other kinds of documents, other gaps.
import assert from 'node:assert/strict';
import type { FrameLocator, Page } from 'playwright-core';
import { inRepository } from '../support/scratch.ts';
import { Workbench } from './support/workbench.ts';

const examples = {
  'bedwise-planner': [
    { file: 'brand.messaging.yaml', view: 'messages', says: 'The right week' },
    { file: 'goals.kpis.yaml', view: 'kpis', says: 'New subscribers' },
    { file: 'main.attribution.yaml', view: 'attribution', says: 'Instagram' },
    // A strategy without initiatives opens with its budget.
    { file: 'marketing.strategy.yaml', view: 'budget', says: 'Search ads' },
    { file: 'allotment-holder.persona.yaml', view: 'persona', says: 'Objections' },
    { file: 'first-bed.workflow.yaml', view: 'workflow', says: 'The whole garden' },
    { file: 'marketing.yaml', view: 'board', says: 'Review of all content' },
    { file: 'marketing.yaml', view: 'graph', says: 'What the spring season' },
    { file: 'marketing.yaml', view: 'calendar', says: 'Start of the spring season' },
  ],
  notchboard: [
    { file: 'growth.funnel.yaml', view: 'funnel', says: 'Teams that brought another one' },
    { file: 'letter-subject.experiment.yaml', view: 'experiment', says: 'Stop' },
    { file: 'success-metrics.kpis.yaml', view: 'kpis', says: 'target' },
    { file: 'quiet-boards.workflow.yaml', view: 'workflow', says: 'Answered' },
    { file: 'core.messaging.yaml', view: 'messages', says: 'Channels' },
    { file: 'notchboard.strategy.yaml', view: 'budget', says: 'Newsletter' },
    { file: 'product-lead.persona.yaml', view: 'persona', says: 'Objections' },
    { file: 'marketing.yaml', view: 'board', says: 'Collect signals' },
    { file: 'marketing.yaml', view: 'graph', says: 'Template library' },
    { file: 'marketing.yaml', view: 'calendar', says: 'Spring search' },
  ],
} as const;

for (const [name, pictures] of Object.entries(examples)) {
  describe(`the pictures of ${name}`, () => {
    let workbench: Workbench;
    let page: Page;
    let frame: FrameLocator;

    before(async () => {
      workbench = await Workbench.open({ project: inRepository(`examples/${name}`) });
      page = workbench.page;
      frame = workbench.webviewFrame();
      // The command is offered once the extension knows of the project.
      await workbench.openFile('marketing.yaml');
      await page.locator('.statusbar-item').filter({ hasText: 'gates' }).waitFor();
    });
    after(async () => {
      await workbench?.close();
    });

    for (const { file, view, says } of pictures) {
      it(`show the ${view} of ${file}`, async () => {
        await workbench.runCommand('View: Focus First Editor Group');
        await workbench.openFile(file);
        await workbench.runCommand('Marketing: Open Preview to the Side');
        const choice = frame.locator(`.choices option[value="${view}"]`);
        await choice.first().waitFor({ state: 'attached' });
        if (file === 'marketing.yaml') await frame.locator('.choices').selectOption(view);
        await frame.locator(`svg.gtm-${view}`).filter({ hasText: says }).waitFor();
        await page.mouse.move(700, 890); // away from what shows a tooltip
        await workbench.screenshot(`example-${name}-${view}`);
        // Nothing is drawn outside the picture, whatever the width of the panel.
        const outside = await frame.locator(`svg.gtm-${view}`).evaluate((svg) => {
          const room = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text')].flatMap((text) => {
            const { left, right } = text.getBoundingClientRect();
            return left >= room.left - 1 && right <= room.right + 1 ? [] : [text.textContent];
          });
        });
        assert.deepEqual(outside, []);
      });
    }
  });
}
