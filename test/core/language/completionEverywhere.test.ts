// Completion at every place of real files, and of files broken at random: it never throws, and replaces text on one line only.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isMap, isPair, isScalar, visit } from 'yaml';
import { type Segment, toPointer } from '../../../src/core/documents/pointer.ts';
import { keyText } from '../../../src/core/documents/yaml.ts';
import { completionAt } from '../../../src/core/language/completion.ts';
import { typingContextAt } from '../../../src/core/language/context.ts';
import { yamlRegion } from '../../../src/core/language/region.ts';
import type { PlanDocument } from '../../../src/core/project/planDocument.ts';
import type { Project } from '../../../src/core/project/project.ts';
import { documentOf, examples, projectOf } from './support.ts';

const projects = [...examples().values()].map(projectOf);
const documents = projects.flatMap((project) =>
  [...project.documents.values()].map((document) => ({ project, document })),
);

function checkItems(project: Project, document: PlanDocument, offset: number): void {
  const position = document.lines.positionAt(offset);
  for (const { range, insertText, label } of completionAt(project, document, position)) {
    assert.equal(range.start.line, position.line);
    assert.equal(range.end.line, position.line);
    assert.ok(
      range.start.column <= position.column && position.column <= range.end.column,
      `${document.file}:${offset} ${label}`,
    );
    assert.ok(insertText.length > 0 && label.length > 0);
  }
}

describe('completion everywhere', function () {
  this.timeout(300_000);

  it('finds the place of every key as the YAML tree has it', () => {
    let keys = 0;
    for (const { document } of documents) {
      const region = yamlRegion(document);
      if (!region || !document.yaml || document.kind === undefined) continue;
      visit(document.yaml, {
        Pair(_, pair, ancestors) {
          if (!isScalar(pair.key) || !pair.key.range) return;
          const path: Segment[] = [];
          for (const [index, node] of ancestors.entries()) {
            const child = ancestors[index + 1] ?? pair;
            if (isPair(node)) path.push(keyText(node.key));
            else if (!isMap(node) && node && 'items' in node) path.push((node.items as unknown[]).indexOf(child));
          }
          const offset = document.yamlOffset + pair.key.range[0] + 1;
          const context = typingContextAt(document.text, region.span, offset);
          assert.equal(
            context && toPointer(context.path),
            toPointer(path),
            `${document.file}:${document.lines.positionAt(offset).line}`,
          );
          assert.ok(context?.place === 'key' && context.colon);
          keys++;
        },
      });
    }
    assert.ok(keys > 1000);
  });

  it('holds in front of every character of the examples', () => {
    for (const { project, document } of documents) {
      // Every offset of short files, some of long ones: what differs is the place, not the length.
      const step = Math.ceil(document.text.length / 1500);
      for (let offset = 0; offset <= document.text.length; offset += step) checkItems(project, document, offset);
    }
  });

  it('holds in texts that are broken at random', () => {
    const files = documents.filter(({ document }) => document.kind !== undefined);
    const damage = fc.record({
      file: fc.nat(files.length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(40),
      insert: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom(
          '\n',
          '\n  ',
          '- ',
          ':',
          ': ',
          '"',
          "'",
          '[',
          '{',
          ']',
          '|',
          '>',
          '#',
          '\t',
          '---\n',
          '&a ',
          '*a',
          '\r\n',
          '? ',
        ),
      ),
    });
    fc.assert(
      fc.property(
        damage,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (hurt, places) => {
          const { project, document } = files[hurt.file] as (typeof files)[number];
          const at = Math.floor(hurt.at * document.text.length);
          const text = document.text.slice(0, at) + hurt.insert + document.text.slice(at + hurt.remove);
          const broken = projectOf({ [document.file]: text });
          const own = documentOf(broken, document.file);
          checkItems(broken, own, at + hurt.insert.length);
          for (const place of places)
            checkItems(project === broken ? project : broken, own, Math.floor(place * text.length));
        },
      ),
      { numRuns: 300 },
    );
  });
});
