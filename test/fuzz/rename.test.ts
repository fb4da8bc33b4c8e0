// Renaming any id of any project, sound or damaged: edits that can be made, no reference more that leads nowhere, and back again.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spanAt } from '../../src/core/documents/document.ts';
import { applyEdits, Checker, type Project, type RenameResult, renameAt, UserError } from '../../src/core/index.ts';
import { documentOf, projectOf } from '../core/language/support.ts';
import { damage, damaged, fixtures } from './damage.ts';

function unresolved(project: Project): number {
  return new Checker(project).checkAll().filter(({ rule }) => rule === 'reference-resolves' || rule === 'paths-exist')
    .length;
}

/** The files after a rename. Edits of one file may not overlap. */
function renamed(project: Project, { edits, files }: RenameResult): Record<string, string> {
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const { lines } = documentOf(project, file);
    const spans = edits
      .filter((edit) => edit.file === file)
      .map(({ range }) => [lines.offsetAt(range.start), lines.offsetAt(range.end)] as const)
      .sort((a, b) => a[0] - b[0]);
    for (const [index, [start]] of spans.entries())
      assert.ok(index === 0 || (spans[index - 1]?.[1] ?? 0) <= start, `edits overlap in ${file}`);
  }
  return Object.fromEntries(
    [...project.documents.values()].map(({ file, text }) => [
      files.find(({ from }) => from === file)?.to ?? file,
      applyEdits(
        text,
        edits.filter((edit) => edit.file === file),
      ),
    ]),
  );
}

/** Renames the nth id that stands in the project, if it can be. */
function tryRename(project: Project, which: number, name: string): RenameResult | undefined {
  const all = [...project.documents.values()].flatMap(({ identifiers }) => [
    ...identifiers.definitions.filter(({ pointer }) => pointer !== ''),
    ...identifiers.references,
  ]);
  const target = all[which % Math.max(1, all.length)];
  if (!target) return undefined;
  const document = documentOf(project, target.file);
  const position = document.lines.positionAt(spanAt(document, target.pointer)[0] + 1);
  try {
    return renameAt(project, document, position, name);
  } catch (error) {
    assert.ok(error instanceof UserError, String((error as Error).stack));
    return undefined;
  }
}

describe('fuzz: rename', function () {
  this.timeout(600_000);

  it('of any id leaves no reference more that leads nowhere, and can be taken back', () => {
    let done = 0;
    fc.assert(
      fc.property(fc.nat(fixtures.length - 1), fc.nat(500), (index, which) => {
        const project = projectOf({ ...fixtures[index] });
        const result = tryRename(project, which, 'quite-another-name');
        if (!result || result.edits.length === 0) return;
        done++;
        const now = projectOf(renamed(project, result));
        assert.ok(unresolved(now) <= unresolved(project));
        const old = [...project.documents.values()]
          .flatMap(({ identifiers }) => identifiers.definitions)
          .find(
            ({ id }) =>
              !new Set(
                [...now.documents.values()].flatMap(({ identifiers }) => identifiers.definitions.map((one) => one.id)),
              ).has(id),
          );
        if (!old) return;
        const places = [...now.documents.values()].flatMap(({ file, identifiers }) =>
          [...identifiers.definitions.filter(({ pointer }) => pointer !== ''), ...identifiers.references]
            .filter(({ id }) => id === 'quite-another-name')
            .map(({ pointer }) => ({ file, pointer })),
        );
        const [place] = places;
        if (!place) return;
        const document = documentOf(now, place.file);
        const at = document.lines.positionAt(spanAt(document, place.pointer)[0] + 1);
        let back: RenameResult;
        try {
          back = renameAt(now, document, at, old.id);
        } catch (error) {
          assert.ok(error instanceof UserError, String((error as Error).stack));
          return;
        }
        const texts = renamed(now, back);
        for (const [file, text] of Object.entries(fixtures[index] ?? {}))
          if (file in texts && project.documents.has(file)) assert.equal(normal(texts[file] ?? ''), normal(text), file);
      }),
      { numRuns: 250 },
    );
    assert.ok(done > 50, 'hardly anything could be renamed');
  });

  it('of any id in damaged documents answers or refuses with a sentence', () => {
    fc.assert(
      fc.property(damage, fc.nat(500), (what, which) => {
        const hurt = damaged(what);
        if (!hurt) return;
        const project = projectOf({ ...hurt.files });
        const result = tryRename(project, which, 'quite-another-name');
        if (!result) return;
        const texts = renamed(project, result);
        const before = [...project.documents.values()].reduce((sum, { problems }) => sum + problems.length, 0);
        const after = [...projectOf(texts).documents.values()].reduce((sum, { problems }) => sum + problems.length, 0);
        assert.ok(after <= before, 'a text reads worse than before');
      }),
      { numRuns: 300 },
    );
  });
});

/** An id that a document had from its file's name stands in it once it was renamed, and quotes may be gone. */
function normal(text: string): string {
  return text.replace(/^id: .*\n/m, '');
}
