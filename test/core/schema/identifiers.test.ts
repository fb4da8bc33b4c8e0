import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/documents/document.ts';
import { collectIdentifiers } from '../../../src/core/schema/identifiers.ts';
import { childSchema, resolveSchema, schemaAt, schemaOf } from '../../../src/core/schema/registry.ts';

const identifiers = (file: string, text: string) => collectIdentifiers(parseDocument(file, text));

describe('identifiers', () => {
  it('are the document, by its own id or its name', () => {
    assert.deepEqual(identifiers('ops.persona.yaml', 'kind: persona\ntitle: Ops\n').definitions, [
      { scope: 'persona', id: 'ops', title: 'Ops', file: 'ops.persona.yaml', pointer: '', holder: '', local: false },
    ]);
    assert.deepEqual(identifiers('ops.persona.yaml', 'kind: persona\ntitle: Ops\nid: lead\n').definitions, [
      {
        scope: 'persona',
        id: 'lead',
        title: 'Ops',
        file: 'ops.persona.yaml',
        pointer: '/id',
        holder: '',
        local: false,
      },
    ]);
  });

  it('are entries inside, with what they refer to', () => {
    const { definitions, references } = identifiers(
      'a.strategy.yaml',
      'kind: strategy\ntitle: A\npersonas: [ops, 5]\ncompetitors: [{ id: x, name: Corvia }, 7]\nchannels:\n  - { id: search, kpis: [mqls] }\n',
    );
    assert.deepEqual(
      definitions.map(({ scope, id, title, pointer, holder }) => [scope, id, title, pointer, holder]),
      [
        ['strategy', 'a', 'A', '', ''],
        ['competitor', 'x', 'Corvia', '/competitors/0/id', '/competitors/0'],
        ['channel', 'search', 'search', '/channels/0/id', '/channels/0'],
      ],
    );
    assert.deepEqual(
      references.map(({ scopes, id, pointer }) => [scopes, id, pointer]),
      [
        [['persona'], 'ops', '/personas/0'],
        [['kpi'], 'mqls', '/channels/0/kpis/0'],
      ],
    );
  });

  it('may be local, may come from two scopes, and may be paths', () => {
    const experiment = identifiers(
      'a.experiment.yaml',
      'kind: experiment\ntitle: A\nvariants: [{ id: b, asset: workspace/b.md }]\n',
    );
    assert.deepEqual(
      experiment.definitions.map(({ scope, local }) => [scope, local]),
      [
        ['experiment', false],
        ['variant', true],
      ],
    );
    assert.deepEqual(
      experiment.paths.map(({ path, folder, pointer }) => [path, folder, pointer]),
      [['workspace/b.md', false, '/variants/0/asset']],
    );
    assert.deepEqual(identifiers('a.funnel.yaml', 'kind: funnel\nserves: x\n').references[0]?.scopes, [
      'goal',
      'objective',
    ]);
    assert.equal(identifiers('marketing.yaml', 'kind: project\ncontent_folders: [plans]\n').paths[0]?.folder, true);
  });

  it('are none in prose, and none from data of a wrong shape', () => {
    assert.deepEqual(identifiers('a.md', '# Prose'), { definitions: [], references: [], paths: [] });
    assert.deepEqual(identifiers('a.strategy.yaml', '[1, 2]').references, []);
    assert.deepEqual(
      identifiers('a.strategy.yaml', 'channels: { id: x }').definitions.map(({ id }) => id),
      ['a'],
    );
  });
});

describe('the schema of a place', () => {
  it('is found through references, lists and free keys', () => {
    assert.equal(schemaAt('strategy', '/channels/0/budget')?.['x-quantity'], 'money');
    assert.equal(schemaAt('attribution', '/weights/anything')?.['x-quantity'], 'rate');
    assert.equal(schemaAt('strategy', ''), schemaOf('strategy'));
    for (const pointer of ['/nothing', '/channels/first', '/title/x', '/toString', '/channels/0/constructor'])
      assert.equal(schemaAt('strategy', pointer), undefined, pointer);
    assert.equal(childSchema({}, 'a'), undefined);
  });

  it('keeps what stands beside a reference', () => {
    const schema = schemaAt('strategy', '/channels/0/id');
    assert.equal(schema?.['x-defines'], 'channel');
    assert.ok(schema?.pattern);
    assert.throws(() => resolveSchema({ $ref: `${schemaOf('persona').$id}#/nowhere` }), /leads nowhere/);
  });
});
