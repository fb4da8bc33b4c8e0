// Completion and hover in front of every character of damaged documents; what is chosen can be typed in.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionAt, hoverAt } from '../../src/core/index.ts';
import { documentOf, fillSnippet, projectOf } from '../core/language/support.ts';
import { damage, damaged, fixtures } from './damage.ts';

/** Asks at every offset, and chooses one of the answers at each. */
function askEverywhere(files: Readonly<Record<string, string>>, file: string, choose: number): number {
  const project = projectOf({ ...files });
  const document = documentOf(project, file);
  const { text, lines } = document;
  let offered = 0;
  for (let offset = 0; offset <= text.length; offset++) {
    const position = lines.positionAt(offset);
    const items = completionAt(project, document, position);
    offered += items.length;
    assert.equal(new Set(items.map(({ sortText }) => sortText)).size, items.length);
    for (const { range, label } of items) {
      const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
      assert.ok(start <= offset && offset <= end, `${file}:${offset} ${label}`);
      assert.ok(!text.slice(start, end).includes('\n'), `${file}:${offset} ${label}`);
    }
    const item = items[(choose + offset) % Math.max(1, items.length)];
    if (item)
      assert.doesNotMatch(item.isSnippet ? fillSnippet(item.insertText) : item.insertText, /undefined|\[object/);
    const hover = hoverAt(project, document, position);
    if (hover) {
      assert.ok(lines.offsetAt(hover.range.start) <= offset && offset <= lines.offsetAt(hover.range.end));
      assert.doesNotMatch(hover.markdown, /\bundefined\b|\[object|\bNaN\b/, hover.markdown);
    }
  }
  return offered;
}

describe('fuzz: completion and hover', function () {
  this.timeout(600_000);

  it('answer in front of every character of damaged documents', () => {
    let offered = 0;
    fc.assert(
      fc.property(damage, fc.nat(1000), (what, choose) => {
        const hurt = damaged(what);
        if (hurt && hurt.text.length < 2500) offered += askEverywhere(hurt.files, hurt.file, choose);
      }),
      { numRuns: 60 },
    );
    assert.ok(offered > 1000, 'hardly anything was offered');
  });

  it('leave a text that reads well, wherever something is chosen in one that does', () => {
    const sound = fixtures.flatMap((files) =>
      Object.entries(files)
        .filter(([file, text]) => file.endsWith('.yaml') && text.length < 3000)
        .map(([file]) => ({ files, file })),
    );
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.nat(5000), fc.nat(1000), (index, at, choose) => {
        const { files, file } = sound[index] as (typeof sound)[number];
        const project = projectOf({ ...files });
        const document = documentOf(project, file);
        const isMap = document.data !== null && typeof document.data === 'object' && !Array.isArray(document.data);
        if (document.problems.length > 0 || !isMap) return;
        // At the end of a line, where people type: behind a value nothing may be offered, on a new line a key is.
        const ends = [...document.text.matchAll(/\n/g)].map(({ index: end }) => end);
        const end = ends[at % Math.max(1, ends.length)];
        if (end === undefined) return;
        const indent = /^ */.exec(document.text.slice(document.text.lastIndexOf('\n', end - 1) + 1))?.[0] ?? '';
        // Between a line and what belongs to it, whatever is typed takes that away from it.
        if (document.text.slice(end + 1).startsWith(`${indent} `)) return;
        const typed = `${document.text.slice(0, end)}\n${indent}${document.text.slice(end)}`;
        project.set(file, { text: typed });
        const now = documentOf(project, file);
        const items = completionAt(project, now, now.lines.positionAt(end + 1 + indent.length));
        const item = items[choose % Math.max(1, items.length)];
        if (!item) return;
        const [from, to] = [now.lines.offsetAt(item.range.start), now.lines.offsetAt(item.range.end)];
        const added = item.isSnippet ? fillSnippet(item.insertText) : item.insertText;
        project.set(file, { text: typed.slice(0, from) + added + typed.slice(to) });
        assert.deepEqual(documentOf(project, file).problems, [], `${item.label} in\n${documentOf(project, file).text}`);
      }),
      { numRuns: 600 },
    );
  });
});
