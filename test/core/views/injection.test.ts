// Text from files is shown, never obeyed: not as markup, not as Mermaid, not by a terminal.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderHtml, renderMermaid, renderSvg, renderText } from '../../../src/core/index.ts';
import { assertWellFormed, type FunnelView, funnelWith, nasty } from './support.ts';

function check(view: FunnelView, text: string): void {
  const svg = renderSvg(view, { standalone: true, title: text, project: text, date: text });
  assertWellFormed(svg);
  assertWellFormed(renderSvg(view, { width: 320 }));
  const tags = [...svg.matchAll(/<\/?([a-zA-Z]+)/g)].map(([, name]) => name ?? '');
  for (const tag of tags) assert.match(tag, /^(?:svg|g|rect|line|text|title|desc|style)$/);
  for (const [, name] of svg.matchAll(/<[a-z]+((?: [a-z:A-Z0-9-]+="[^"]*")*)/g))
    assert.doesNotMatch(name ?? '', / on[a-z]+="/);

  const mermaid = renderMermaid(view);
  for (const line of mermaid.trimEnd().split('\n')) {
    const known =
      /^(?:flowchart LR| {2}acc(?:Title|Descr): [^%{}<>#;"`\\]*| {2}s\d+\["[^"<>[\]{}%`\\|]*(?:<br>[^"<>[\]{}%`\\|]*)*"\]| {2}s\d+ (?:==>|-->)\|"[^"<>[\]{}%`\\|]*(?:<br>[^"<>[\]{}%`\\|]*)*"\| s\d+)$/;
    assert.match(line, known);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal would obey
  assert.doesNotMatch(renderText(view), /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
  const page = renderHtml(view, { title: text, project: text, date: text });
  assert.doesNotMatch(page, /<(?:script|img|b|body\/|foreignObject|a)[ >/]/);
}

describe('text from files', () => {
  for (const text of nasty) {
    it(`stays text: ${JSON.stringify(text).slice(0, 48)}`, () => {
      const stage = (volume: number) => ({ title: text, loss_reason: text, response: text, planned: { volume } });
      const view = funnelWith([stage(100), stage(10), stage(1)], text);
      check(view, text);
    });
  }

  it('stays text whatever it is', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom(...nasty));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), text, (titles, title) => {
        const stages = titles.map((each, index) => ({
          title: each,
          loss_reason: each,
          planned: { volume: 9 - index },
        }));
        check(funnelWith(stages, title), title);
      }),
      { numRuns: 200 },
    );
  });
});
