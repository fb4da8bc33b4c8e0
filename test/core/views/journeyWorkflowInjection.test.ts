// Text from journeys and workflows is shown, never obeyed: not as markup, not as Mermaid, not by a terminal.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderHtml, renderMermaid, renderSvg, renderText, type View } from '../../../src/core/index.ts';
import { journeyWith, workflowWith } from './journeyWorkflowSupport.ts';
import { assertWellFormed, nasty } from './support.ts';

const label = '"[^"<>[\\]{}%`\\\\|]*(?:<br>[^"<>[\\]{}%`\\\\|]*)*"';
const plain = '[^%{}<>#;"`\\\\:\\[\\]|]*';
const node = `s\\d+(?:\\[|\\[\\[|\\[/|\\[\\\\|\\{|\\{\\{|\\(|\\(\\[|>)${label}(?:\\]|\\]\\]|/\\]|\\}|\\}\\}|\\)|\\]\\))`;
const known = new RegExp(
  `^(?:flowchart (?:LR|TD)|journey| {2}acc(?:Title|Descr): [^%{}<>#;"\`\\\\]*| {2}${node}` +
    `| {2}s\\d+ (?:-->|-\\.->)(?:\\|${label}\\|)? s\\d+` +
    `| {2}section ${plain}| {4}(?!title|section|journey|acc)${plain}: [\\d.]+(?:: ${plain})?)$`,
);

function check(view: View, text: string): void {
  const svg = renderSvg(view, { standalone: true, title: text, project: text, date: text });
  for (const each of [svg, renderSvg(view, { width: 320 })]) {
    assertWellFormed(each);
    for (const [, tag = ''] of each.matchAll(/<\/?([a-zA-Z]+)/g)) {
      assert.match(tag, /^(?:svg|g|rect|line|path|text|title|desc|style)$/);
    }
    for (const [, attributes = ''] of each.matchAll(/<[a-z]+((?: [a-z:A-Z0-9-]+="[^"]*")*)/g)) {
      assert.doesNotMatch(attributes, / on[a-z]+="/);
    }
  }
  for (const line of renderMermaid(view).trimEnd().split('\n')) assert.match(line, known);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal would obey
  assert.doesNotMatch(renderText(view), /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
  const page = renderHtml(view, { title: text, project: text, date: text });
  assert.doesNotMatch(page, /<(?:script|img|b|body\/|foreignObject|a)[ >/]/);
}

function journeysOf(text: string): View[] {
  return [3, undefined].map((emotion) =>
    journeyWith(
      [
        {
          stage: 'awareness',
          title: text,
          owner: text,
          lasts: text,
          touchpoints: [{ title: text, channel: 'email', actor: 'sales', owner: text, thought: text, emotion }],
          pains: [text],
          opportunities: [text],
        },
        { stage: 'intent', touchpoints: [{ title: `title ${text}`, emotion }] },
      ],
      text,
    ),
  );
}

function workflowOfText(text: string): View {
  return workflowWith(
    [
      { id: 'a', title: text, type: 'send', channel: 'email', content: text, on_failure: 'b' },
      { id: 'b', title: text, type: 'branch', paths: [{ title: text, next: 'd' }], otherwise: text },
      { id: 'c', title: text, type: 'split', variants: [{ id: 'x', title: text, allocation: text, next: 'd' }] },
      { id: 'd', title: text, type: 'tag', add: [text], remove: [text] },
      { id: 'e', title: text, type: 'webhook', url: text },
      { id: 'f', title: text, type: 'wait', for: text, until_time: text },
      { id: 'g', title: text, type: 'wait-until', until: { event: text }, at_most: text, on_timeout: 'd' },
      { id: 'h', title: text, type: 'handoff', to: 'sales', assignee: text, within: text },
      { id: 'i', title: text, type: 'end' },
    ],
    {
      title: text,
      triggers: [{ title: text, event: 'sign-up', after: text }],
      exit: [{ title: text }],
      goal: { title: text },
    },
  );
}

describe('text from journeys and workflows', () => {
  for (const text of nasty) {
    it(`stays text: ${JSON.stringify(text).slice(0, 48)}`, () => {
      for (const view of [...journeysOf(text), workflowOfText(text)]) check(view, text);
    });
  }

  it('stays text whatever it is', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom(...nasty));
    fc.assert(
      fc.property(any, (text) => {
        for (const view of [...journeysOf(text), workflowOfText(text)]) check(view, text);
      }),
      { numRuns: 100 },
    );
  });
});
