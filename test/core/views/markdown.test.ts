import assert from 'node:assert/strict';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import {
  documentPicture,
  hasDiagrams,
  markdownHtml,
  pageMarkup,
  pageText,
  renderMarkdown,
} from '../../../src/core/index.ts';
import { planDocument } from '../../../src/core/project/planDocument.ts';
import { emptyWorld, nasty } from './support.ts';

const elements = /^(?:h[1-6]|p|ul|ol|li|blockquote|pre|code|em|strong|s|a|br|hr|table|thead|tbody|tr|th|td|div)$/;

/** Fails on an element, an attribute or an address that Markdown alone does not make. */
function assertHarmless(html: string): void {
  for (const element of new JSDOM(`<main>${html}</main>`).window.document.querySelectorAll('main *')) {
    assert.match(element.localName, elements);
    for (const { name, value } of element.attributes) {
      assert.match(name, /^(?:class|data-line|href|start|style|title|tabindex|role|aria-label)$/);
      if (name === 'href') assert.match(value, /^(?:https?:|mailto:)/i);
      if (element.localName === 'div') assert.equal(element.className, 'wide');
      if (name === 'style') assert.match(value, /^text-align:(?:left|right|center)$/);
    }
  }
}

describe('rendered Markdown', () => {
  it('has the prose without the front matter, each block with its line', () => {
    const text = '---\nkind: deliverable\ntitle: T\n---\n# Heading\n\nFirst.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
    const { page, choices } = documentPicture(planDocument('workspace/a.md', { text }), emptyWorld, () => []);
    assert.ok(page);
    assert.equal(choices[0]?.name, 'page');
    assert.equal(page.line, 5);
    const html = renderMarkdown(page.text, page.line);
    assert.match(html, /<h1 data-line="5">Heading<\/h1>/);
    assert.match(html, /<p data-line="7">First\.<\/p>/);
    assert.match(html, /<table data-line="9">/);
  });

  it('marks a fence of Mermaid as a diagram, any other as code', () => {
    const html = renderMarkdown('```mermaid\nflowchart LR\n```\n\n```js\nlet x;\n```\n');
    assert.match(html, /<pre class="diagram" data-line="1"><code>flowchart LR\n<\/code><\/pre>/);
    assert.match(html, /<pre class="code" data-line="5"><code>let x;\n<\/code><\/pre>/);
  });

  it('shows what the head says where there is no prose, each with its line', () => {
    const head =
      'kind: approval\nid: a\ntitle: "Approval of <b>"\ngate: review/content\nby: Ada <i>\non: 2026-01-29\nfiles:\n  - path: a_b.md\n    digest: sha256:00\n  - path: b.yaml\n    digest: sha256:11\nsignature: { namespace: gtm, value: x }\n';
    const { page } = documentPicture(
      planDocument('workspace/approvals/a.md', { text: `---\n${head}---\n` }),
      emptyWorld,
      () => [],
    );
    assert.ok(page);
    assert.deepEqual(page.facts, [
      { name: 'Gate', values: ['review/content'], line: 5 },
      { name: 'By', values: ['Ada <i>'], line: 6 },
      { name: 'On', values: ['2026-01-29'], line: 7 },
      { name: 'Files', values: ['a_b.md', 'b.yaml'], line: 9 },
    ]);
    assertHarmless(pageMarkup(page));
    assert.match(pageMarkup(page), /<tr data-line="6"><th>By<\/th><td>Ada &lt;i&gt;<\/td><\/tr>/);
    assert.match(
      markdownHtml(page, {}),
      /<h1 dir="auto">Approval of &lt;b&gt;<\/h1>[\s\S]*<td>a_b\.md<br>b\.yaml<\/td>/,
    );
    assert.match(pageText(page), /^Approval of <b>\n\nGate: review\/content\n/);
    const written = documentPicture(planDocument('a.md', { text: `---\n${head}---\nText.\n` }), emptyWorld, () => []);
    assert.equal(written.page?.facts, undefined);
    assert.equal(written.page && pageText(written.page), 'Text.\n');
  });

  it('breaks no day, number or amount in a table in two', () => {
    const rows = ['2026-07-06', 'USD 12,600.00', '−8.5 %', '45%', '7', 'Seven days', '2026', 'USD', '3 of 4', 'A-1'];
    const html = renderMarkdown(`| a |\n|---|\n${rows.map((row) => `| ${row} |\n`).join('')}`);
    const cells = [...new JSDOM(html).window.document.querySelectorAll('td')];
    assert.deepEqual(
      cells.filter(({ className }) => className === 'figure').map(({ textContent }) => textContent),
      ['2026-07-06', 'USD 12,600.00', '−8.5 %', '45%', '7', '2026'],
    );
  });

  it('lets a table scroll by itself, by keyboard as well', () => {
    const { document } = new JSDOM(renderMarkdown('| a |\n|---|\n| b |\n\nText.\n')).window;
    const [around, ...others] = document.body.children;
    assert.deepEqual(
      [around?.className, around?.getAttribute('tabindex'), around?.getAttribute('aria-label')],
      ['wide', '0', 'Table'],
    );
    assert.deepEqual(
      [...(around?.children ?? [])].map(({ localName }) => localName),
      ['table'],
    );
    assert.deepEqual(
      others.map(({ localName }) => localName),
      ['p'],
    );
  });

  it('fetches nothing and leads nowhere but to the web and to mail', () => {
    const html = renderMarkdown(
      '![a picture](https://x.example/y.png) [a](javascript:alert(1)) [b](https://x.example)',
    );
    assert.match(html, /<em class="image">a picture<\/em>/);
    assert.doesNotMatch(html, /<img|href="javascript/);
    assert.match(html, /<a href="https:\/\/x\.example">b<\/a>/);
  });

  for (const text of nasty) {
    it(`shows text and does not obey it: ${JSON.stringify(text).slice(0, 40)}`, () => {
      for (const markdown of [
        text,
        `# ${text}`,
        `[${text}](${text})`,
        `\`\`\`mermaid\n${text}\n\`\`\``,
        `| ${text} |\n|---|\n`,
      ])
        assertHarmless(renderMarkdown(markdown));
    });
  }

  it('shows any text and does not obey it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => assertHarmless(renderMarkdown(text))),
      { numRuns: 50 },
    );
  });

  it('carries what draws its diagrams, and lets nothing else run', () => {
    const page = { title: 'T', text: '# Our way\n\n```mermaid\nflowchart LR\n```\n', line: 1 };
    assert.ok(hasDiagrams(page));
    assert.ok(!hasDiagrams({ ...page, text: '```js\nmermaid\n```\n<pre class="diagram">' }));
    const html = markdownHtml(page, { scripts: [{ text: 'draw()', hash: 'sha256-abc=' }] });
    assert.match(html, /default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-abc='; img-src data:"/);
    assert.deepEqual(html.match(/<script>.*?<\/script>/gs), ['<script>draw()</script>']);
    assert.match(html, /<h1 dir="auto">Our way<\/h1>/);
  });

  it('is a page of its own with one heading and no script', () => {
    const html = markdownHtml(
      { title: 'T <b>', text: '# T\n\nText.\n', line: 1 },
      { project: 'P', date: '2026-05-12' },
    );
    assert.equal(html.match(/<h1/g)?.length, 1);
    assert.doesNotMatch(html, /<script|<b>/);
    assert.match(html, /default-src 'none'/);
  });
});
