// Every feature on texts that are broken at random: none throws, and what it says lies inside the text.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position, Range } from '../../../src/core/documents/position.ts';
import {
  Checker,
  codeActionsAt,
  codeLenses,
  type DocumentSymbol,
  definitionAt,
  documentLinks,
  documentSymbols,
  fixAll,
  foldingRanges,
  highlightsAt,
  hoverAt,
  inlayHints,
  prepareRename,
  referencesAt,
  renameAt,
  UserError,
  workspaceSymbols,
} from '../../../src/core/index.ts';
import { documentOf, examples, projectOf } from './support.ts';

const all = [...examples()].map(([, files]) => ({ files, project: projectOf(files) }));
const samples = all.flatMap(({ files, project }) =>
  Object.entries(files)
    .filter(([file]) => project.reads(file))
    .map(([file, text]) => ({ project, file, text })),
);

function unlessRefused<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    assert.ok(error instanceof UserError, String((error as Error).stack));
    return undefined;
  }
}

describe('features on broken texts', function () {
  this.timeout(60_000);
  it('answer, and stay inside the text', () => {
    fc.assert(
      fc.property(
        fc.nat(samples.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(60),
        fc.oneof(
          fc.string({ maxLength: 5 }),
          fc.constantFrom(
            '\n',
            '- ',
            ': ',
            '"',
            "'",
            '[',
            '{',
            ']',
            '}',
            '|\n',
            '>',
            '#',
            '\t',
            '---\n',
            '&a ',
            '*a',
            '\r\n',
            '? ',
            '<<: ',
            '!!x ',
            '``',
            '[x](',
            '](y)',
          ),
        ),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (index, at, remove, insert, where) => {
          const { project, file, text } = samples[index] as (typeof samples)[number];
          const from = Math.floor(at * text.length);
          const broken = text.slice(0, from) + insert + text.slice(from + remove);
          try {
            project.set(file, { text: broken });
            const document = documentOf(project, file);
            const lines = broken.split(/\r\n|\r|\n/);
            const inside = ({ line, column }: Position) =>
              line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1] as string).length + 1;
            const check = (range: Range | undefined) => {
              if (range) assert.ok(inside(range.start) && inside(range.end), JSON.stringify(range));
            };
            for (const offset of [from, from + insert.length, Math.floor(where * broken.length)]) {
              const position = document.lines.positionAt(offset);
              check(hoverAt(project, document, position)?.range);
              for (const link of definitionAt(project, document, position)) check(link.origin);
              for (const range of highlightsAt(project, document, position)) check(range);
              referencesAt(project, document, position, true);
              check(unlessRefused(() => prepareRename(project, document, position))?.range);
              unlessRefused(() => renameAt(project, document, position, 'some-other-name'));
            }
            const inOutline = (symbol: DocumentSymbol) => {
              check(symbol.range);
              check(symbol.selection);
              symbol.children.forEach(inOutline);
            };
            documentSymbols(document).forEach(inOutline);
            for (const { startLine, endLine } of foldingRanges(document))
              assert.ok(startLine < endLine && endLine <= lines.length);
            for (const { range } of documentLinks(project, document)) check(range);
            for (const { range } of codeLenses(project, document)) check(range);
            for (const { position } of inlayHints(project, document)) assert.ok(inside(position));
            workspaceSymbols(project, 'a');
            const findings = new Checker(project).check(file);
            const whole = { start: { line: 1, column: 1 }, end: { line: lines.length, column: 1 } };
            for (const { edits } of codeActionsAt(project, document, whole, findings))
              for (const edit of edits) if (edit.file === file) check(edit.range);
          } finally {
            project.set(file, { text });
          }
        },
      ),
      { numRuns: 250 },
    );
  });

  it('fix all ends, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.nat(samples.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string({ maxLength: 4 }),
        (index, at, insert) => {
          const { project, file, text } = samples[index] as (typeof samples)[number];
          const from = Math.floor(at * text.length);
          try {
            project.set(file, { text: text.slice(0, from) + insert + text.slice(from + 1) });
            fixAll(project, file);
          } finally {
            project.set(file, { text });
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
