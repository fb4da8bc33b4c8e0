import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allKinds } from '../../../src/core/documents/kinds.ts';
import { fromPointer, valueAt } from '../../../src/core/documents/pointer.ts';
import { schemaOf } from '../../../src/core/schema/registry.ts';
import { itemsOf } from '../../../src/core/schema/types.ts';
import { validateData, withoutErrors } from '../../../src/core/schema/validate.ts';

const at = (kind: Parameters<typeof validateData>[0], data: unknown) =>
  validateData(kind, data).map(({ keyword, pointer }) => `${keyword} ${pointer}`);

describe('validation', () => {
  it('finds nothing wrong with what fits', () => {
    const simple = allKinds.filter((kind) => schemaOf(kind).required?.join() === 'kind,title');
    assert.ok(simple.includes('strategy') && simple.length > 5);
    for (const kind of simple) assert.deepEqual(at(kind, { kind, title: 'A' }), []);
  });

  it('says where each value does not fit, all at once', () => {
    assert.deepEqual(
      at('persona', {
        kind: 'persona',
        share_of_target: 45,
        pains: ['', 5],
        'a/b': 1,
        objections: [{ answer: 'x' }],
      }).sort(),
      [
        'additionalProperties ',
        'minLength /pains/0',
        'required ',
        'required /objections/0',
        'type /pains/1',
        'x-quantity /share_of_target',
      ],
    );
  });

  it('forgets the last document: nothing of one validation is left in the next', () => {
    assert.deepEqual(at('persona', { kind: 'persona', title: 'A', share_of_target: 45 }), [
      'x-quantity /share_of_target',
    ]);
    assert.deepEqual(at('persona', { kind: 'persona', title: 'A', share_of_target: '45%' }), []);
    assert.deepEqual(at('persona', { kind: 'persona', title: 'A' }), []);
  });

  it('says of a whole document of a wrong shape that it is one', () => {
    for (const data of [[], 'text', 5]) assert.deepEqual(at('persona', data), ['type ']);
  });
});

describe('data without what does not fit', () => {
  const clean = (data: unknown) => withoutErrors(data, validateData('strategy', data)) as Record<string, unknown>;

  it('is the data itself where all fits', () => {
    const data = { kind: 'strategy', title: 'A', personas: ['a'] };
    assert.equal(clean(data), data);
  });

  it('has holes where a list had wrong values, so that every pointer stays true', () => {
    const data = {
      kind: 'strategy',
      title: 'A',
      channels: ['search', { id: 'mail', title: 'Mail', budget: 'lots', active: 'yes' }],
    };
    const facts = clean(data);
    const channels = facts.channels as (Record<string, unknown> | undefined)[];
    assert.deepEqual(channels, [undefined, { id: 'mail', title: 'Mail', budget: undefined, active: undefined }]);
    assert.deepEqual(
      [...itemsOf(channels)].map(([channel, index]) => [index, channel.id]),
      [[1, 'mail']],
    );
  });

  it('keeps what is only incomplete, and what nobody knows', () => {
    const data = { kind: 'strategy', strange: 1, competitors: [{ id: 'a' }], personas: [''] };
    assert.deepEqual(clean(data), data);
  });

  it('is empty for what is no document at all', () => {
    for (const data of [[], 'text', null, undefined, 5]) assert.deepEqual(clean(data), {});
  });

  it('fits its schema but for what it lacks, whatever it was', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, 5, 'text', '', [], {}),
        tie('list'),
        tie('map'),
      ),
      list: fc.array(tie('any'), { maxLength: 3 }),
      map: fc.dictionary(fc.constantFrom('id', 'title', 'budget', 'claims', 'statement', 'x/y'), tie('any'), {
        maxKeys: 4,
      }),
    })).any;
    const keys = fc.constantFrom(
      'kind',
      'title',
      'channels',
      'competitors',
      'positioning',
      'market',
      'objectives',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.dictionary(keys, value), (data) => {
        const errors = validateData('strategy', data);
        const facts = withoutErrors(data, errors);
        for (const error of errors) {
          const holder = valueAt(facts, error.pointer);
          if (error.keyword === 'type') assert.equal(holder === undefined || error.pointer === '', true, error.pointer);
          assert.ok(fromPointer(error.pointer).length < 20);
        }
        for (const list of ['channels', 'competitors', 'objectives'] as const)
          for (const [item] of itemsOf((facts as Record<string, unknown[]>)[list])) assert.equal(typeof item, 'object');
      }),
    );
  });
});
