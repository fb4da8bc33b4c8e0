import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { quickInput } from './support/quickInput.ts';
import { Workbench } from './support/workbench.ts';

/** Every view on the example: the file that it is opened from, and what it is called in the picker. */
const pictures = [
  { file: 'acquisition.funnel.yaml', view: 'funnel' },
  { file: 'from-bad-monday.journey.yaml', view: 'journey' },
  { file: 'trial-welcome.workflow.yaml', view: 'workflow' },
  { file: 'core.messaging.yaml', view: 'messages' },
  { file: 'gtm.strategy.yaml', view: 'initiatives' },
  { file: 'gtm.strategy.yaml', view: 'budget' },
  { file: 'main.kpis.yaml', view: 'kpis' },
  { file: 'main.attribution.yaml', view: 'attribution' },
  { file: 'signup-panel-promise.experiment.yaml', view: 'experiment' },
  { file: 'sales-director.persona.yaml', view: 'persona' },
  { file: 'gtm.strategy.yaml', view: 'board' },
  { file: 'gtm.strategy.yaml', view: 'graph' },
  { file: 'gtm.strategy.yaml', view: 'calendar' },
] as const;

/** A part of each picture by its words, a line near the one that it leads to, what is typed in its stead, and what is drawn then. */
const changes = [
  { view: 'funnel', part: 'Visitors', was: 'title: Visitors', typed: 'title: Onlookers' },
  {
    view: 'journey',
    part: 'Explains a missed quarter',
    was: 'title: Explains a missed',
    typed: 'title: Explains it to the board',
  },
  {
    view: 'workflow',
    part: 'An account is confirmed',
    was: '- title: An account',
    typed: '- title: Somebody signs up',
  },
  {
    view: 'messages',
    part: 'Pipeline data that cleans itself',
    was: 'message: Pipeline data that',
    typed: 'message: Records that write themselves',
  },
  { view: 'initiatives', part: 'Import-first onboarding', was: 'title: Import-first', typed: 'title: Import at once' },
  { view: 'budget', part: 'Search ads', was: 'title: Search ads', typed: 'title: Search engines' },
  { view: 'kpis', part: 'Ad impressions', was: 'title: Ad impressions', typed: 'title: Times shown' },
  { view: 'attribution', part: 'Search ads', was: 'model: position', typed: 'model: linear', says: 'Bar: Linear' },
  {
    view: 'experiment',
    part: 'First forecast in ten minutes',
    was: 'title: First forecast',
    typed: 'title: Forecast at once',
  },
  { view: 'persona', part: 'Reps update their deals', was: '- Reps update', typed: '- Reps wait until somebody looks' },
  {
    view: 'board',
    part: 'Go-to-market strategy',
    was: 'title: Acme CRM',
    typed: 'titel: Acme CRM',
    says: 'gate: fail',
  },
  { view: 'graph', part: 'Search to trial', was: 'title: Search to trial', typed: 'title: Search to customer' },
  { view: 'calendar', part: 'Forecast clinic', was: 'title: Forecast clinic', typed: 'title: Clinic of forecasts' },
];

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

describe('the previews', () => {
  let workbench: Workbench;
  let page: Page;
  let frame: FrameLocator;

  before(async () => {
    workbench = await Workbench.open();
    page = workbench.page;
    frame = workbench.webviewFrame();
    // The list of themes is there when the window is.
    await open('marketing.yaml');
    await page.locator('.statusbar-item').filter({ hasText: 'gates' }).waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  after(async () => {
    await workbench?.close();
  });

  /** Opens a file beside the panel: without this, it would open over the panel when that has the focus. */
  const open = async (file: string) => {
    await workbench.runCommand('View: Focus First Editor Group');
    await workbench.openFile(file);
  };

  /** Shows a view of a file in the panel. */
  const show = async (file: string, view: string) => {
    await open(file);
    await workbench.runCommand('Marketing: Open Preview to the Side');
    await frame.locator(`.choices option[value="${view}"]`).first().waitFor({ state: 'attached' });
    await frame.locator('.choices').selectOption(view);
    await frame.locator(`svg.gtm-${view}`).waitFor();
  };

  /** Asks in the window, once a frame, until the answer is yes; waitForFunction takes a promise itself for a yes. */
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await page.evaluate(isSo))) await page.evaluate(() => new Promise(requestAnimationFrame));
  };

  const innerFrame = async (): Promise<Frame> => {
    const handle = await frame.locator('body').elementHandle();
    const inner = await handle?.ownerFrame();
    assert.ok(inner);
    return inner;
  };

  for (const theme of ['dark', 'highContrast', 'highContrastLight', 'light'] as const) {
    it(`shows every view in ${theme}, and axe finds nothing serious in it`, async function () {
      this.timeout(240_000);
      await workbench.setTheme(theme);
      for (const { file, view } of pictures) {
        await show(file, view);
        await page.mouse.move(700, 890); // away from what shows a tooltip
        await workbench.screenshot(`preview-${view}-${theme}`);
        const inner = await innerFrame();
        await inner.evaluate(axe);
        const serious = await inner.evaluate(async () => {
          const runner = (
            globalThis as unknown as {
              axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
            }
          ).axe;
          const { violations } = await runner.run();
          return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`);
        });
        assert.deepEqual(serious, [], `${view} in ${theme}`);
      }
    });
  }

  it('fits a narrow panel', async function () {
    this.timeout(120_000);
    await workbench.setTheme('light');
    await workbench.resize(860, 900);
    for (const { file, view } of pictures) {
      await show(file, view);
      await workbench.screenshot(`preview-${view}-narrow`);
    }
    await workbench.resize(1400, 900);
  });

  it('leads from a node of the graph to its line in another file', async () => {
    await show('gtm.strategy.yaml', 'graph');
    await frame.locator('g.gtm-thing').filter({ hasText: 'Search to trial' }).first().click();
    await page.locator('.tab.active[data-resource-name="q2-search-trial.campaign.yaml"]').waitFor();
    await page.locator('.statusbar-item').filter({ hasText: 'Ln 1, Col 1' }).waitFor();
    // The picture of the whole project stays when another of its files is looked at, and marks what that file is.
    await frame.locator('svg.gtm-graph g.gtm-thing.is-current').filter({ hasText: 'Search to trial' }).waitFor();
  });

  it('leads there by keyboard as well', async () => {
    await frame.locator('g.gtm-thing').filter({ hasText: 'Forecast clinic' }).first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="q2-forecast-clinic.campaign.yaml"]').waitFor();
  });

  for (const { view, part, was, typed, says = typed.replace(/^(?:- )?(?:\w+: )?/, '') } of changes) {
    it(`leads from a part of the ${view} to its line, and follows what is typed there`, async function () {
      this.timeout(240_000);
      const shown = pictures.find((each) => each.view === view)?.file ?? '';
      await show(shown, view);
      const picture = frame.locator(`svg.gtm-${view}`);
      const node = picture.locator(`g.gtm-node[aria-label*="${part}"]`).first();
      const [source = '', other] = [await node.getAttribute('data-source'), await node.getAttribute('data-file')].map(
        (each) => each ?? undefined,
      );
      const name = path.basename(other ?? shown);
      const [file = ''] = await readdir(workbench.folder, { recursive: true }).then((files) =>
        files.filter((each) => path.basename(each) === name),
      );
      const lines = readFileSync(path.join(workbench.folder, file), 'utf8').split('\n');
      const wanted = lines.findIndex((line) => line.trim().startsWith(was)) + 1;
      assert.ok(wanted > 0, `“${was}” in ${name}`);
      const [, line = '', column = ''] = /^(\d+):(\d+)-/.exec(source) ?? [];
      await node.click();
      await page
        .locator('.statusbar-item')
        .filter({ hasText: `Ln ${line}, Col ${column}` })
        .waitFor();
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      const steps = wanted - Number(line);
      for (let step = 0; step < Math.abs(steps); step++) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
      // From the end: at the first letter already, Home would go on to the edge.
      for (const key of ['End', 'Home', 'Shift+End']) await page.keyboard.press(key);
      await page.keyboard.type(typed);
      await picture.filter({ hasText: says }).waitFor();
      await workbench.runCommand('File: Revert File');
      await picture.filter({ hasNotText: says }).waitFor();
    });
  }

  it('follows the editor to another file, and stays when it is locked', async () => {
    await show('acquisition.funnel.yaml', 'funnel');
    await open('from-bad-monday.journey.yaml');
    await frame.locator('svg.gtm-journey').waitFor();
    await frame.locator('.tool[aria-pressed="false"][title^="Stay"]').click();
    await frame.locator('.tool[aria-pressed="true"][title^="Follow"]').waitFor();
    await open('acquisition.funnel.yaml');
    await page.locator('.tab').filter({ hasText: '[Preview] from-bad-monday.journey.yaml' }).waitFor();
    await frame.locator('svg.gtm-journey').waitFor();
    await frame.locator('.tool[title^="Follow"]').click();
    await frame.locator('.tool[title^="Stay"]').waitFor();
  });

  it('keeps the last good picture under the error that broke the file', async () => {
    await show('acquisition.funnel.yaml', 'funnel');
    await page.locator('.editor-group-container').first().locator('.view-lines').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('a: [');
    await frame.locator('.problem').getByText('Go to line').waitFor();
    await frame.locator('body.is-broken svg.gtm-funnel').waitFor();
    await workbench.screenshot('preview-broken');
    await workbench.runCommand('File: Revert File');
    await frame.locator('body:not(.is-broken) svg.gtm-funnel').waitFor();
  });

  it('shows the same as a table', async () => {
    await frame.locator('.stage').focus();
    await page.keyboard.press('t');
    await frame.locator('.table table').getByText('Sign-ups').waitFor();
    await workbench.screenshot('preview-table');
    await page.keyboard.press('t');
    await frame.locator('.picture svg').waitFor();
  });

  /** Waits until the control bar says this size, and gives the width of the picture on the screen. */
  const widthAt = async (level: string): Promise<number> => {
    await frame.locator('.tool.level').getByText(level, { exact: true }).waitFor();
    return (await frame.locator('.picture svg').boundingBox())?.width ?? 0;
  };

  it('zooms by keys and with Ctrl and the wheel, and fits the whole picture', async () => {
    await show('acquisition.funnel.yaml', 'funnel');
    await frame.locator('.stage').focus();
    await page.keyboard.press('0');
    const natural = await widthAt('100 %');
    await page.keyboard.press('+');
    assert.ok(Math.abs((await widthAt('120 %')) - natural * 1.2) < 2, 'a fifth wider by key');
    await page.keyboard.press('-');
    assert.ok(Math.abs((await widthAt('100 %')) - natural) < 2, 'as before');
    const stage = await frame.locator('.stage').boundingBox();
    assert.ok(stage);
    await page.mouse.move(stage.x + 100, stage.y + 100);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    assert.ok(Math.abs((await widthAt('144 %')) - natural * 1.44) < 2, 'two steps by wheel');
    await page.mouse.wheel(0, 200);
    await widthAt('144 %'); // A wheel alone scrolls.
    await frame.locator('.stage').focus();
    await page.keyboard.press('f');
    await frame.locator('.tool.level:not(:text-is("144 %"))').waitFor();
    const picture = await frame.locator('.picture svg').boundingBox();
    assert.ok(picture);
    const room = { width: stage.width + 1, height: stage.height + 1 };
    assert.ok(
      picture.width <= room.width && picture.height <= room.height,
      `the whole picture, not ${picture.width} × ${picture.height} in ${room.width} × ${room.height}`,
    );
    await page.keyboard.press('0');
    await widthAt('100 %');
  });

  /** Saves what is shown under the name that is offered, and gives the file. */
  const save = async (entry: string, name: string): Promise<Buffer> => {
    await frame.locator('.stage').focus();
    await page.keyboard.press('s');
    await frame.getByRole('menuitem', { name: entry }).click();
    const field = quickInput(page).locator('input').first();
    await field.waitFor();
    // The folder comes first, the name a moment later.
    await page.waitForFunction(
      (wanted) => document.querySelector<HTMLInputElement>('.quick-input-widget input')?.value.endsWith(`/${wanted}`),
      name,
    );
    await page.keyboard.press('Enter');
    await quickInput(page).waitFor({ state: 'hidden' });
    // The explorer shows the file once it is written.
    await page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name }).waitFor();
    return readFileSync(path.join(workbench.folder, 'workspace/analytics', name));
  };

  it('saves the picture as SVG, PNG and web page, and copies its Mermaid text and its PNG', async () => {
    await show('acquisition.funnel.yaml', 'funnel');
    const svg = await save('Save SVG picture', 'acquisition.funnel.svg');
    assert.match(String(svg), /^<svg [\s\S]*From visitor to customer/);
    const png = await save('Save PNG picture', 'acquisition.funnel.png');
    assert.deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    assert.ok(png.readUInt32BE(16) >= 560, 'as wide as the picture at least');
    const web = String(await save('Save web page', 'acquisition.funnel.html'));
    assert.match(web, /^<!DOCTYPE html>[\s\S]*<svg [\s\S]*From visitor to customer/i);
    assert.doesNotMatch(web, /<script|<link|src="http/);
    await frame.locator('.stage').focus();
    await page.keyboard.press('s');
    await frame.getByRole('menuitem', { name: 'Copy Mermaid text' }).click();
    await until(async () => (await navigator.clipboard.readText()).startsWith('flowchart'));
    await frame.locator('.stage').focus();
    await page.keyboard.press('s');
    await frame.getByRole('menuitem', { name: 'Copy PNG picture' }).click();
    await until(async () => (await navigator.clipboard.read()).some(({ types }) => types.includes('image/png')));
    const width = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return item ? (await createImageBitmap(await item.getType('image/png'))).width : 0;
    });
    assert.ok(width >= 560, `a picture of ${width} pixels`);
  });

  it('renders Markdown, with its diagrams', async () => {
    await open('positioning.md');
    await workbench.runCommand('Marketing: Open Preview to the Side');
    await frame.locator('.prose h1').waitFor();
    await page.locator('.editor-group-container').first().locator('.view-lines').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(
      '\n\n```mermaid\nflowchart LR\na[Spreadsheet] --> b[Forecast]\n```\n\n<img src=x onerror=alert(1)>\n',
    );
    await frame.locator('.prose pre.is-drawn img').waitFor();
    await frame.locator('.prose').getByText('<img src=x onerror=alert(1)>').waitFor();
    assert.equal(await frame.locator('.prose script, .prose img[src="x"]').count(), 0);
    await workbench.screenshot('preview-page-light');
    await workbench.runCommand('File: Revert File');
    await frame.locator('.prose pre.is-drawn img').waitFor({ state: 'detached' });
  });

  it('is there again after a reload, with the view that was chosen', async function () {
    // The whole window starts anew.
    this.timeout(240_000);
    await show('gtm.strategy.yaml', 'board');
    // A window in the browser writes down what its panels remember every few seconds, and not when it is closed.
    await until(async () => {
      for (const { name } of await indexedDB.databases()) {
        if (!name?.startsWith('vscode-web-state-db-')) continue;
        const asked = indexedDB.open(name);
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
        const request = database
          .transaction('ItemTable')
          .objectStore('ItemTable')
          .get('memento/workbench.parts.editor');
        const editors = await new Promise((resolve) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => resolve(undefined);
        });
        database.close();
        if (/gtm\.strategy\.yaml\W+view\W+board\b/.test(String(editors))) return true;
      }
      return false;
    });
    await page.reload();
    await frame.locator('svg.gtm-board').waitFor({ timeout: 180_000 });
    assert.equal(await frame.locator('.choices').inputValue(), 'board');
  });
});
