import assert from 'node:assert/strict';
import { allKinds, Checker, loadProject, MemoryWorkspace } from '../../../src/core/index.ts';
import { resolveSchema, schemaOf } from '../../../src/core/schema/registry.ts';
import type { Schema } from '../../../src/core/schema/schema.ts';

/** Every reference that may name what holds it: a text in which it does, and what is said about that. */
const cases: Readonly<Record<string, { file: string; text: string; said: string | undefined }>> = {
  'content derived_from': {
    file: 'a.content.yaml',
    text: 'kind: content\ntitle: A\nassets:\n  - { id: x, title: X, derived_from: [x] }\n',
    said: 'content-plan “X” is made from itself: x → x. Say where it begins.',
  },
  'content variant_of': {
    file: 'a.content.yaml',
    text: 'kind: content\ntitle: A\nassets:\n  - { id: x, title: X, variant_of: x }\n',
    said: 'content-plan “X” is called a variant of itself. Name the piece that it varies under `variant_of`.',
  },
  'decision supersedes': {
    file: 'workspace/e.md',
    text: '---\nkind: decision\ntitle: A\nsupersedes: e\n---\n',
    said: 'records-complete The decision supersedes itself. Name the one that it takes the place of, or take `supersedes` out.',
  },
  'playbook extends': {
    file: 'a.playbook.yaml',
    text: 'kind: playbook\ntitle: A\nextends: a\n',
    said: 'playbook-extends This playbook extends itself: a → a. Let one of them extend nothing, or a playbook that ships.',
  },
  'segments overlaps': {
    file: 'a.segments.yaml',
    text: 'kind: segments\ntitle: A\nsegments:\n  - { id: x, title: X, condition: { event: seen }, overlaps: [x] }\n',
    said: 'segments-overlap X names itself under `overlaps`. Name the segments that share people with it.',
  },
  'segments segment': {
    file: 'a.segments.yaml',
    text: 'kind: segments\ntitle: A\nsegments:\n  - { id: x, title: X, condition: { segment: x } }\n',
    said: 'segments-distinct X is defined by itself: x → x. Say one of them without the other.',
  },
  'workflow next': {
    file: 'a.workflow.yaml',
    text: 'kind: workflow\ntitle: A\nsteps:\n  - { id: x, type: wait, for: 1 day, next: x }\n',
    said: 'workflow-paths No way leads out of x, so whoever gets there never leaves. Lead one of them to a step of type `end`.',
  },
};

/** They may name their own step: what follows from it is judged by the ways through the workflow. */
const harmless = ['message', 'on_failure', 'on_timeout', 'otherwise'].map((key) => `workflow ${key}`);

/** The references that may name the document or entry in which they stand, by kind and key. */
function selfReferences(): string[] {
  const found = new Set<string>();
  for (const kind of allKinds) {
    const walk = (unresolved: Schema, key: string, above: readonly string[], seen: readonly Schema[]) => {
      const schema = resolveSchema(unresolved);
      if (seen.includes(schema)) return;
      const own = schema.properties?.id && resolveSchema(schema.properties.id)['x-defines'];
      const holders = own === undefined ? above : [...above, own];
      if ([schema['x-ref'] ?? []].flat().some((scope) => holders.includes(scope))) found.add(`${kind} ${key}`);
      const children = Object.entries(schema.properties ?? {});
      for (const [name, child] of children) walk(child, name, holders, [...seen, schema]);
      if (schema.items) walk(schema.items, key, holders, [...seen, schema]);
    };
    walk(schemaOf(kind), '', [], []);
  }
  return [...found].sort();
}

describe('a reference to what holds it', () => {
  it('is known for every key that can make one', () => {
    const known = [...Object.keys(cases), ...harmless].sort();
    assert.deepEqual(selfReferences(), known);
  });

  for (const [title, { file, text, said }] of Object.entries(cases))
    it(`gets one clear finding: ${title}`, async () => {
      const project = await loadProject(
        new MemoryWorkspace({ 'marketing.yaml': 'kind: project\ntitle: A\n', [file]: text }),
      );
      const found = new Checker(project).check(file).map(({ rule, message }) => `${rule} ${message}`);
      assert.deepEqual(
        found.filter((line) => / itself| never leaves/.test(line)),
        [said],
      );
    });
});
