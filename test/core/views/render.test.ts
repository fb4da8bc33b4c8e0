import assert from 'node:assert/strict';
import { renderHtml, renderMermaid, renderSvg, renderText } from '../../../src/core/index.ts';
import { assertGolden, assertWellFormed, exampleFunnel, funnelOf, funnelWith } from './support.ts';

const about = { project: 'Acme CRM', date: '2026-06-02' };
const partly = () =>
  funnelWith([
    { title: 'Visitors', planned: { volume: 1000 }, actual: { volume: 1800 } },
    { title: 'Sign-ups, with a name that is far too long to stand in one line of a narrow picture, or in two of them' },
    { title: 'Trials', planned: { volume: 310 }, actual: { volume: 500 }, loss_reason: 'Partners send people.' },
    { title: 'Customers', planned: { rate: '10%' } },
  ]);

describe('rendered views', () => {
  it('are the pictures that were looked at', () => {
    assertGolden('example.svg', renderSvg(exampleFunnel(), { ...about, standalone: true }));
    assertGolden('example.mmd', renderMermaid(exampleFunnel()));
    assertGolden('example.text', renderText(exampleFunnel(), { width: 100 }));
    assertGolden('example.html', renderHtml(exampleFunnel(), about));
    assertGolden('partly-narrow.svg', renderSvg(partly(), { width: 360 }));
    assertGolden('partly.mmd', renderMermaid(partly()));
    assertGolden('empty.svg', renderSvg(funnelOf('kind: funnel\ntitle: New\n'), { standalone: true }));
    assertGolden('empty.text', renderText(funnelOf('kind: funnel\ntitle: New\n')));
  });

  it('are the same bytes for the same plan', () => {
    for (const render of [renderSvg, renderMermaid, renderText, renderHtml]) {
      assert.equal(render(exampleFunnel()), render(exampleFunnel()));
    }
  });

  it('carry the place of each part, and its words', () => {
    const view = exampleFunnel();
    const nodes = [
      ...renderSvg(view).matchAll(
        /data-source="(\d+):(\d+)-(\d+):(\d+)" tabindex="0" role="img" aria-label="([^"]+)"/g,
      ),
    ];
    assert.equal(nodes.length, view.stages.length + view.steps.length);
    const lines = nodes.map(([, line]) => Number(line));
    for (const { range } of view.stages) assert.ok(lines.includes(range.start.line));
    assert.equal(nodes[0]?.[5], 'Visitors: 50,740 measured, 50,000 planned.');
    assert.match(nodes[1]?.[5] ?? '', /47,822 lost, 5\.8 % go on.*the largest loss.*Reason: Visitors doubt/);
  });

  it('have no colour outside the style sheet, and a style sheet only when they travel alone', () => {
    const panel = renderSvg(exampleFunnel());
    assert.doesNotMatch(panel, /<style|style=|fill=|stroke=|#[0-9a-f]{3,6}\b/);
    assert.match(renderSvg(exampleFunnel(), { standalone: true }), /<style>.*prefers-color-scheme:dark/s);
  });

  it('name the document, its project and its date when they travel alone', () => {
    const svg = renderSvg(exampleFunnel(), { ...about, standalone: true });
    assert.match(svg, />From visitor to customer<\/text>/);
    assert.match(svg, />Acme CRM · 2026-06-02<\/text>/);
    assert.doesNotMatch(renderSvg(exampleFunnel(), about), /Acme CRM/);
  });

  it('have one heading and one style sheet in a page, whatever else is asked for', () => {
    const options = { ...about, standalone: true };
    const page = renderHtml(exampleFunnel(), options);
    assert.equal(page.match(/<style>/g)?.length, 1);
    assert.equal(page.match(/From visitor to customer<\/(?:h1|text)>/g)?.length, 1);
  });

  it('take any width', () => {
    for (const width of [Number.NaN, -5, 0, 279.5, 360, 5000]) {
      const svg = renderSvg(partly(), { width });
      assertWellFormed(svg);
      assert.doesNotMatch(svg, /NaN|Infinity|undefined|="-\d/);
    }
  });

  it('keep text lines within the terminal', () => {
    const view = exampleFunnel();
    for (const width of [120, 100, 90]) {
      const table = renderText(view, { width }).split('\n').slice(3, 9);
      for (const line of table) assert.ok([...line].length <= width, line);
    }
  });
});
