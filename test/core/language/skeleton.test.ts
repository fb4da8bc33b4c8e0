import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { allKinds, filePattern, formOf } from '../../../src/core/documents/kinds.ts';
import { completionAt } from '../../../src/core/language/completion.ts';
import { skeletonPaths } from '../../../src/core/language/skeletonKeys.ts';
import { Checker } from '../../../src/core/rules/checker.ts';
import { schemaAt } from '../../../src/core/schema/registry.ts';
import { documentOf, fillSnippet, projectOf } from './support.ts';

describe('the skeleton of a new document', () => {
  for (const kind of allKinds) {
    const file = filePattern(kind).replace('*', 'new');
    // A Markdown file says what it is before anything can be offered: its skeletons are templates and snippets.
    const isYaml = formOf(kind) === 'suffix' || kind === 'project';
    it(`${kind}: ${isYaml ? 'is offered first, and leaves only values to fill in' : 'is not offered'}`, () => {
      const project = projectOf({ [file]: '' });
      const [item] = completionAt(project, documentOf(project, file), { line: 1, column: 1 });
      if (!isYaml) {
        assert.equal(item, undefined);
        return;
      }
      assert.equal(item?.kind, 'skeleton');
      const text = fillSnippet(item.insertText);
      assert.equal(Object.keys(parse(text) as object)[0], 'kind');
      project.set(file, { text });
      const rules = new Set(new Checker(project).check(file).map(({ rule }) => rule));
      for (const rule of ['yaml-syntax', 'missing-key', 'unknown-key', 'unknown-value', 'wrong-type'])
        assert.ok(!rules.has(rule), `${rule}\n${text}`);
    });
    it(`${kind}: names keys that the schema has`, () => {
      for (const path of skeletonPaths(kind))
        assert.ok(schemaAt(kind, `/${path.replaceAll('*', '0')}`), `${kind} has no ${path}`);
    });
  }
});
