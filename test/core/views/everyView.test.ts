// What holds for every view that there is: the registries are gone through, so that a new one is held to it as well.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderHtml, renderMermaid, renderSvg, renderText, type View } from '../../../src/core/index.ts';
import { documentViews, projectViews } from '../../../src/core/views/sources.ts';
import { assertInside } from './journeyWorkflowSupport.ts';
import { mermaidProblem } from './mermaidParser.ts';
import { planFiles, viewsOf } from './plan.ts';
import { assertWellFormed, nasty } from './support.ts';

const awkward = [
  'A name that goes on and on and on, far beyond what anybody would ever put on a slide or say aloud in a meeting, and then a bit further',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  'حملة الربيع للمشتركين الجدد 2026 (A/B)',
  '👩‍👩‍👧‍👦 Familien 🥐 & 5 < 6',
  '東京の朝にパンを届ける定期便のご案内',
];

/** Markup in a picture or page that no view of ours writes. */
function assertOnlyOurs(view: View, text: string): void {
  for (const svg of [
    renderSvg(view, { standalone: true, title: text, project: text, date: text }),
    renderSvg(view, { width: 320 }),
  ]) {
    assertWellFormed(svg);
    for (const [, tag = ''] of svg.matchAll(/<\/?([a-zA-Z]+)/g))
      assert.match(tag, /^(?:svg|g|rect|line|path|text|title|desc|style)$/);
    for (const [, attributes = ''] of svg.matchAll(/<[a-z]+((?: [a-z:A-Z0-9-]+="[^"]*")*)/g))
      assert.doesNotMatch(attributes, / (?:on[a-z]+|style|href|xlink:href)="/);
  }
  const page = renderHtml(view, { title: text, project: text, date: text });
  assert.doesNotMatch(page, /<(?:script|img|b|body\/|foreignObject|a|iframe|object|link)[ >/]/);
  assert.doesNotMatch(page, / on[a-z]+=(?!&)["']/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal would obey
  assert.doesNotMatch(renderText(view), /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
}

/** Mermaid that does more than draw: directives, links, markup. */
async function assertHarmlessMermaid(view: View): Promise<void> {
  const text = renderMermaid(view);
  assert.doesNotMatch(text, /%%|^\s*(?:click|href|style|classDef|class|linkStyle|callback)\b/m);
  assert.doesNotMatch(text.replaceAll('<br>', ''), /[<`]|javascript:"/i);
  assert.equal(await mermaidProblem(text), undefined, text);
}

describe('every view', () => {
  it('is in the plan of these tests', async () => {
    const seen = new Set((await viewsOf(planFiles((key) => key))).map(({ name }) => name));
    assert.deepEqual(
      [...documentViews, ...projectViews].map(({ name }) => name).filter((name) => !seen.has(name)),
      [],
      'give test/core/views/plan.ts a document for it',
    );
  });

  it('is drawn inside its frame, at any width, and has something in its table', async () => {
    for (const { name, view } of await viewsOf(planFiles((key) => key))) {
      for (const width of [240, 280, 380, 560, 720, 1200]) assertInside(renderSvg(view, { width }));
      assert.doesNotMatch(renderSvg(view), /NaN|Infinity|undefined|="-\d/, name);
      if (!view.empty) assert.ok(view.table.rows.length > 0, name);
      for (const row of view.table.rows) assert.equal(row.length, view.table.columns.length, name);
      assert.match(view.summary, /\.$/, name);
    }
  });

  it('is the same bytes for the same plan', async () => {
    const draw = async () =>
      (await viewsOf(planFiles((key) => key))).map(({ view }) => renderSvg(view) + renderMermaid(view));
    assert.deepEqual(await draw(), await draw());
  });

  for (const text of awkward) {
    it(`bears a name that is long, of another direction or script, or a picture: ${text.slice(0, 16)}`, async () => {
      for (const { view } of await viewsOf(planFiles(() => text))) {
        assertInside(renderSvg(view, { width: 380 }));
        assertOnlyOurs(view, text);
        await assertHarmlessMermaid(view);
      }
    });
  }

  for (const text of nasty) {
    it(`shows text and does not obey it: ${JSON.stringify(text).slice(0, 40)}`, async () => {
      for (const { name, view } of await viewsOf(planFiles(() => text))) {
        assert.ok(!view.empty, `${name} has lost its content`);
        assertOnlyOurs(view, text);
        await assertHarmlessMermaid(view);
      }
    });
  }

  it('shows any text and does not obey it', async function () {
    // Every view of every document, each time: that is much work for a machine that has other work too.
    this.timeout(120_000);
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    await fc.assert(
      fc.asyncProperty(text, async (said) => {
        for (const { view } of await viewsOf(planFiles(() => said))) {
          assertOnlyOurs(view, said);
          await assertHarmlessMermaid(view);
        }
      }),
      { numRuns: 15, includeErrorInReport: true },
    );
  });
});
