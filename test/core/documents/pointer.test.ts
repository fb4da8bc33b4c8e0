import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromPointer, parentPointer, toPointer, valueAt } from '../../../src/core/documents/pointer.ts';

describe('pointers', () => {
  it('keeps every segment, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('~', '/', '~1', '~0', '', '~01'))), (segments) => {
        assert.deepEqual(fromPointer(toPointer(segments)), segments);
      }),
    );
  });

  it('escapes slashes and tildes', () => {
    assert.equal(toPointer(['a/b', '~', 0]), '/a~1b/~0/0');
    assert.deepEqual(fromPointer('/~01'), ['~1']);
    assert.deepEqual(fromPointer(''), []);
    assert.deepEqual(fromPointer('/'), ['']);
  });

  it('leads to values, and to nothing that is only inherited', () => {
    const data = { a: [{ 'b/c': 1 }], '': 2 };
    assert.equal(valueAt(data, '/a/0/b~1c'), 1);
    assert.equal(valueAt(data, '/'), 2);
    assert.equal(valueAt(data, ''), data);
    for (const pointer of ['/a/1', '/a/0/b', '/toString', '/a/map', '/a/0/b~1c/d', '/__proto__'])
      assert.equal(valueAt(data, pointer), undefined, pointer);
    assert.equal(valueAt(null, '/a'), undefined);
  });

  it('knows what holds a place', () => {
    assert.deepEqual(['/a/b', '/a', ''].map(parentPointer), ['/a', '', '']);
  });
});
