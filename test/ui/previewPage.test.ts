// The page of the preview panel alone, with a host of ours: states that pass too fast, or need plans too large, for a
// whole workbench.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { Checker, documentPicture, loadProject, MemoryWorkspace, type PlanDocument } from '../../src/core/index.ts';
import type { FromPreview, ToPreview, ViewAnswer } from '../../src/shared/protocol.ts';
import { inRepository } from '../support/scratch.ts';
import { browser, picturesFolder } from './support/session.ts';

/** The colours that the editor would set. */
const theme =
  ':root{--vscode-editor-background:#fff;--vscode-foreground:#3b3b3b;--vscode-descriptionForeground:#616161;' +
  '--vscode-panel-border:#d4d4d4;--vscode-focusBorder:#005fb8;--vscode-font-family:sans-serif;--vscode-font-size:13px;' +
  '--vscode-editorError-foreground:#c72e0f;--vscode-textLink-foreground:#005fb8}';

interface Host {
  posted: FromPreview[];
  scrolled: (string | undefined)[];
}

/** What VS Code gives to a page, as far as it is used. */
function host(): void {
  let state: unknown;
  const own = { posted: [] as unknown[], scrolled: [] as unknown[] };
  Object.assign(globalThis, {
    host: own,
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => own.posted.push(message),
      getState: () => state,
      setState: (next: unknown) => {
        state = next;
      },
    }),
  });
  const scroll = Element.prototype.scrollIntoView;
  Element.prototype.scrollIntoView = function (options) {
    own.scrolled.push(typeof options === 'object' ? options.behavior : undefined);
    scroll.call(this, options);
  };
}

async function answerOf(files: Record<string, string>, file: string, name?: string): Promise<ViewAnswer> {
  const project = await loadProject(new MemoryWorkspace({ 'marketing.yaml': 'kind: project\ntitle: P\n', ...files }));
  const checker = new Checker(project);
  const document = project.documents.get(file) as PlanDocument;
  const picture = documentPicture(document, { project, today: '2026-05-12' }, (each) => checker.check(each), name);
  return { ...picture, project: 'P', root: 'file:///p' };
}

const step = (index: number, title: string) =>
  `  - { id: s${index}, type: send, title: "${title}", channel: email, next: s${index + 1} }`;

/** A workflow of this many messages in a row. */
function workflow(count: number, title: (index: number) => string): string {
  const steps = Array.from({ length: count }, (_, index) => step(index, title(index)));
  return `kind: workflow\ntitle: Long\ntrigger: { type: event, event: signed_up }\nstart: s0\nsteps:\n${steps.join('\n')}\n  - { id: s${count}, type: end, title: End }\n`;
}

describe('the page of a preview', () => {
  let page: Page;

  beforeEach(async () => {
    page = await (await browser()).newPage({ viewport: { width: 520, height: 700 } });
    // The largest pictures take long where the machine is busy; the time of the test is the limit.
    page.setDefaultTimeout(120_000);
    const css = await readFile(inRepository('dist/preview.css'), 'utf8');
    await page.setContent(`<html><head><style>${theme}${css}</style></head><body class="vscode-light"></body></html>`);
    await page.evaluate(host);
    await page.addScriptTag({ path: inRepository('dist/preview.js') });
  });
  afterEach(async () => {
    await page?.close();
  });

  const tell = (message: ToPreview) => page.evaluate((each) => window.postMessage(each, '*'), message);
  const show = (answer: ViewAnswer) =>
    tell({ type: 'show', title: answer.view?.title ?? '', uri: `file:///p/${answer.file}`, locked: false, answer });
  const told = () => page.evaluate(() => (globalThis as unknown as { host: Host }).host);
  const picture = (name: string) => page.screenshot({ path: path.join(picturesFolder, `panel-${name}.png`) });

  it('says that it reads, until there is something to show', async () => {
    await page.locator('.summary').getByText('Reading the plan…').waitFor();
    assert.deepEqual((await told()).posted, [{ type: 'ready' }]);
    assert.equal(await page.locator('.picture svg').count(), 0);
    await picture('loading');
    await tell({ type: 'failed', message: 'The server is starting again.' });
    await page.locator('.summary').getByText('The server is starting again.').waitFor();
    await show(
      await answerOf(
        { 'a.funnel.yaml': 'kind: funnel\ntitle: F\nstages: [{ id: a, title: Visitors }]\n' },
        'a.funnel.yaml',
      ),
    );
    await page.locator('.picture svg').waitFor();
    assert.equal(await page.getByText('Reading the plan…').count(), 0);
  });

  it('offers a start where there is nothing to show', async () => {
    await show(await answerOf({ 'a.funnel.yaml': 'kind: funnel\ntitle: F\n' }, 'a.funnel.yaml'));
    await page.locator('.empty pre').getByText('stages:').waitFor();
    await page.locator('.picture svg').waitFor();
    await picture('empty');
  });

  it('shows the table where a picture would be too large, and draws again when it is smaller', async function () {
    this.timeout(120_000);
    const stages = (count: number) =>
      `kind: funnel\ntitle: F\nstages:\n${Array.from({ length: count }, (_, index) => `  - { id: s${index}, title: Stage ${index}, planned: { volume: ${90000 - index} }, loss_reason: They had no time for it }`).join('\n')}\n`;
    await show(await answerOf({ 'a.funnel.yaml': stages(5000) }, 'a.funnel.yaml'));
    await page.getByText('This picture has too many parts to be drawn here.').waitFor();
    assert.equal(await page.locator('.picture svg').count(), 0);
    await page.locator('.table table').getByText('Stage 4999', { exact: true }).waitFor({ state: 'attached' });
    await picture('too-large');
    await show(await answerOf({ 'a.funnel.yaml': stages(5) }, 'a.funnel.yaml'));
    await page.locator('.picture svg').waitFor();
    assert.ok(!(await page.locator('.too-large').isVisible()));
  });

  it('draws 500 nodes, leads from the last one to its line, and zooms out', async function () {
    this.timeout(120_000);
    await show(await answerOf({ 'a.workflow.yaml': workflow(500, (index) => `Message ${index}`) }, 'a.workflow.yaml'));
    const last = page.locator('g.gtm-node').filter({ hasText: 'Message 499' }).first();
    await last.waitFor();
    assert.ok((await page.locator('g.gtm-node').count()) >= 501);
    await tell({ type: 'cursor', file: 'a.workflow.yaml', line: 505 });
    await page.locator('g.gtm-node.is-current').filter({ hasText: 'Message 499' }).waitFor();
    await last.focus();
    await page.keyboard.press('Enter');
    const { posted } = await told();
    assert.deepEqual(
      posted.flatMap((message) => (message.type === 'reveal' ? [message.range.start.line] : [])),
      [505],
    );
    await page.keyboard.press('f');
    await page.locator('.tool.level:not(:text-is("100 %"))').waitFor();
    await picture('500-nodes');
  });

  it('begins with the first node where the picture is wider than its room', async () => {
    await page.setViewportSize({ width: 260, height: 700 });
    const ways = ['a', 'b', 'c', 'd'];
    const text = `kind: workflow\ntitle: Wide\ntriggers: [{ title: Start here, event: signed-up }]\nsteps:\n  - id: split\n    type: split\n    title: Four ways\n    variants: [${ways.map((id) => `{ id: ${id}, allocation: 25%, next: ${id} }`).join(', ')}]\n${ways.map((id) => `  - { id: ${id}, type: send, title: Message ${id}, channel: email, next: end }\n`).join('')}  - { id: end, type: end, title: End }\n`;
    await show(await answerOf({ 'a.workflow.yaml': text }, 'a.workflow.yaml'));
    const box = await page.locator('g.gtm-node').filter({ hasText: 'Start here' }).first().boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 260, JSON.stringify(box));
    await picture('wide');
  });

  it('lets a wide table of a page scroll by itself, and nothing else', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    const cells = [
      'What it is about',
      'workspace/growth/customers/responses.md',
      'Who',
      'Until when',
      'How much of it',
    ];
    const row = (each: readonly string[]) => `| ${each.join(' | ')} |`;
    const table = [row(cells), row(cells.map(() => '---')), row(cells)].join('\n');
    await show(
      await answerOf(
        {
          'workspace/a.md': `---\nkind: deliverable\ntitle: Wide\n---\n\n# Wide\n\nSee \`workspace/${'long/'.repeat(20)}\`.\n\n${table}\n`,
        },
        'workspace/a.md',
      ),
    );
    await page.locator('.prose table').waitFor();
    const hidden = (selector: string) =>
      page.locator(selector).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    assert.equal(await hidden('.stage'), 0);
    assert.ok((await hidden('.prose .wide')) > 0);
    await page.locator('.prose .wide').focus();
    await picture('page-narrow');
  });

  it('has hairlines and a day of today that can be seen where those of the theme cannot', async () => {
    // The colours of Dark Modern and Light Modern: what is meant for other things is too faint for a picture.
    const themes = {
      'vscode-dark': {
        background: '#1f1f1f',
        foreground: '#cccccc',
        line: '#2b2b2b',
        red: '#f14c4c',
        yellow: '#cca700',
      },
      'vscode-light': {
        background: '#ffffff',
        foreground: '#3b3b3b',
        line: '#e5e5e5',
        red: '#e51400',
        yellow: '#bf8803',
      },
    };
    for (const [name, { background, foreground, line, red, yellow }] of Object.entries(themes)) {
      const colours = `--vscode-editor-background:${background};--vscode-foreground:${foreground};--vscode-panel-border:${line};--vscode-charts-red:${red};--vscode-charts-yellow:${yellow};--vscode-charts-orange:rgba(234,92,0,.33)`;
      const [hairline, orange] = await page.evaluate(
        ([body, style, ground]) => {
          document.body.className = body;
          document.documentElement.setAttribute('style', style);
          const holder = document.createElement('div');
          holder.innerHTML = '<svg class="gtm-view"><line class="gtm-axis"/><line class="gtm-sign gtm-orange"/></svg>';
          document.body.append(holder);
          const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
          const luminance = (colour: string) => {
            canvas.fillStyle = ground;
            canvas.fillRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((each) =>
              each <= 10 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4,
            );
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const contrasts = [...holder.querySelectorAll('line')].map((each) => {
            const [a, b] = [luminance(getComputedStyle(each).stroke), luminance(ground)].sort((x, y) => y - x);
            return ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05);
          });
          holder.remove();
          return contrasts;
        },
        [name, colours, background] as const,
      );
      assert.ok((hairline ?? 0) >= 1.7, `a hairline in ${name} has a contrast of ${hairline}`);
      assert.ok((orange ?? 0) >= 3, `orange in ${name} has a contrast of ${orange}`);
    }
  });

  it('shows names that are long, from right to left, or have pictures in them, inside their shapes', async () => {
    const names = [
      'رسالة الترحيب للمشتركين الجدد في التجربة المجانية',
      'ברוכים הבאים (A/B) 2026',
      '👩‍👩‍👧‍👦 Familien 🥐 & 5 < 6 🇨🇭',
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
      '東京の朝にパンを届ける定期便のご案内',
    ];
    await show(
      await answerOf({ 'a.workflow.yaml': workflow(names.length, (index) => names[index] ?? '') }, 'a.workflow.yaml'),
    );
    await page.locator('g.gtm-node').first().waitFor();
    const outside = await page.locator('g.gtm-node').evaluateAll((nodes) =>
      nodes.flatMap((node) => {
        const box = node.querySelector('.gtm-area')?.getBoundingClientRect();
        return [...node.querySelectorAll('text')].flatMap((text) => {
          const drawn = text.getBoundingClientRect();
          const inside = box && drawn.left >= box.left - 1 && drawn.right <= box.right + 1;
          return inside ? [] : [text.textContent];
        });
      }),
    );
    assert.deepEqual(outside, []);
    await picture('scripts');
  });

  for (const [reducedMotion, behavior] of [
    ['reduce', 'instant'],
    ['no-preference', 'smooth'],
  ] as const) {
    it(`brings the cursor’s node into sight ${behavior === 'instant' ? 'at once where motion is unwelcome' : 'smoothly otherwise'}`, async () => {
      await page.emulateMedia({ reducedMotion });
      await show(await answerOf({ 'a.workflow.yaml': workflow(30, (index) => `Message ${index}`) }, 'a.workflow.yaml'));
      await page.locator('g.gtm-node').first().waitFor();
      await tell({ type: 'cursor', file: 'a.workflow.yaml', line: 34 });
      await page.locator('g.gtm-node.is-current').waitFor();
      assert.deepEqual((await told()).scrolled, [behavior]);
    });
  }

  it('follows the setting of the editor about motion as well', async () => {
    await page.evaluate(() => document.body.classList.add('vscode-reduce-motion'));
    await show(await answerOf({ 'a.workflow.yaml': workflow(30, (index) => `Message ${index}`) }, 'a.workflow.yaml'));
    await page.locator('g.gtm-node').first().waitFor();
    await tell({ type: 'cursor', file: 'a.workflow.yaml', line: 34 });
    await page.locator('g.gtm-node.is-current').waitFor();
    assert.deepEqual((await told()).scrolled, ['instant']);
  });

  it('zooms with Alt and the wheel, where Ctrl belongs to somebody else', async () => {
    const stages = 'stages:\n  - { id: a, title: Visitors, planned: { volume: 100 } }\n';
    await show(await answerOf({ 'a.funnel.yaml': `kind: funnel\ntitle: F\n${stages}` }, 'a.funnel.yaml'));
    const svg = page.locator('.picture svg');
    await svg.waitFor();
    const level = (text: string) => page.locator('.tool.level').getByText(text, { exact: true }).waitFor();
    await level('100 %');
    const natural = (await svg.boundingBox())?.width ?? 0;
    const stage = await page.locator('.stage').boundingBox();
    assert.ok(stage && natural > 0);
    await page.mouse.move(stage.x + 100, stage.y + 60);
    await page.keyboard.down('Alt');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Alt');
    await level('144 %');
    assert.ok(Math.abs(((await svg.boundingBox())?.width ?? 0) - natural * 1.44) < 2);
  });

  it('copies the SVG as a picture that travels alone', async () => {
    const stages = 'stages:\n  - { id: a, title: Visitors, planned: { volume: 100 } }\n';
    await show(await answerOf({ 'a.funnel.yaml': `kind: funnel\ntitle: F\n${stages}` }, 'a.funnel.yaml'));
    await page.locator('.picture svg').waitFor();
    await page.locator('.stage').focus();
    await page.keyboard.press('s');
    await page.getByRole('menuitem', { name: 'Copy SVG text' }).click();
    await page.waitForFunction(() =>
      (globalThis as unknown as { host: Host }).host.posted.some(({ type }) => type === 'copy'),
    );
    const copied = (await told()).posted.find((message) => message.type === 'copy');
    assert.ok(copied?.type === 'copy');
    // Title and style sheet come along, the controls do not.
    assert.match(copied.text, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*<style>[\s\S]*Visitors/);
    assert.doesNotMatch(copied.text, /<script|<button/);
  });

  it('tells who listens what was found, and draws it', async () => {
    const text = 'kind: funnel\ntitle: F\nstages:\n  - { id: a, title: Visitors, planned: { volume: many } }\n';
    await show(await answerOf({ 'a.funnel.yaml': text }, 'a.funnel.yaml'));
    await page.getByRole('img', { name: /Visitors.*Error: “many” is not a number/ }).waitFor();
    assert.equal(await page.locator('.gtm-found path.gtm-squiggle').count(), 1);
    await picture('found');
  });
});
