// Words of the manifest: each name that package.json uses stands in package.nls.json, and none stands there for nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

describe('words of the manifest', () => {
  const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

  it('are all there, and all used', () => {
    const used = new Set([...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, name]) => name as string));
    assert.deepEqual(Object.keys(JSON.parse(read('package.nls.json'))).sort(), [...used].sort());
  });
});
