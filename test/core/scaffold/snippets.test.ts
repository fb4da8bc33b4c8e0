// A snippet that fills a new file has to be a document of its kind once every tab stop holds what it proposes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { frontMatterOf } from '../../../src/core/documents/frontMatter.ts';
import { allKinds, formOf, isKind, type Kind, kindOfFile } from '../../../src/core/documents/kinds.ts';
import { validateData } from '../../../src/core/schema/validate.ts';

interface Snippet {
  include: string[];
  isFileTemplate?: boolean;
  prefix: string[];
  description: string;
  body: string[];
}

function read(name: string): [string, Snippet][] {
  const file = fileURLToPath(new URL(`../../../snippets/${name}.json`, import.meta.url));
  return Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);
}

/** The text with every proposal taken. */
function filled({ body }: Snippet): string {
  return body
    .join('\n')
    .replace(/\$\{TM_FILENAME_BASE[^}]*\}/g, 'spring')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}

const yaml = read('yaml');
const markdown = read('markdown');
const templates = [...yaml, ...markdown].filter(([, snippet]) => snippet.isFileTemplate);

/** A file that a pattern of an `include` matches. */
const fileOf = (pattern: string) => pattern.replace('**/', '').replace('*', 'spring');

function kindOf(snippet: Snippet): Kind | undefined {
  const text = filled(snippet);
  const { kind } = parse(frontMatterOf(text)?.text ?? text);
  return isKind(kind) ? kind : kindOfFile(fileOf(snippet.include[0] ?? ''));
}

describe('snippets', () => {
  it('fill a new file of every kind', () => {
    const kinds = templates.map(([, snippet]) => kindOf(snippet));
    assert.deepEqual(kinds.sort(), [...allKinds].sort());
  });

  it('are offered in files of their kind', () => {
    for (const [name, { include }] of yaml) {
      const kinds = include.map((pattern) => kindOfFile(fileOf(pattern)));
      assert.ok(kinds[0] && kinds.every((kind) => kind === kinds[0]), name);
    }
    for (const [name, snippet] of markdown) assert.notEqual(formOf(kindOf(snippet) as Kind), 'suffix', name);
  });

  for (const [name, snippet] of templates)
    it(`${name} is a document of its kind`, () => {
      const text = filled(snippet);
      const data = parse(frontMatterOf(text)?.text ?? text);
      const errors = validateData(kindOf(snippet) as Kind, data);
      assert.deepEqual(
        errors.map(({ pointer, keyword, params }) => `${pointer} ${keyword} ${JSON.stringify(params)}`),
        [],
      );
    });

  it('are YAML, also those that stand inside a file', () => {
    for (const [name, snippet] of yaml) assert.doesNotThrow(() => parse(filled(snippet)), name);
  });
});
