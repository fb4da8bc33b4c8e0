import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { defaultSettings } from '../../src/lsp/settings.ts';
import { inRepository } from '../support/scratch.ts';

describe('the page on other editors', () => {
  it('names every setting of the server with its default', async () => {
    const page = await readFile(inRepository('docs/editors.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `(\w+)` \| `([^`]+)` \|/gm)];
    const named = Object.fromEntries(rows.map(([, name = '', value = '']) => [name, JSON.parse(value)]));
    assert.deepEqual(named, defaultSettings());
  });
});
