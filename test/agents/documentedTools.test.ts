import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { gemini, otherTools, versionsOf } from '../support/agents/tools.ts';
import { inRepository } from '../support/scratch.ts';

describe('the table of agent tools in docs/agents.md', () => {
  it('names the versions that the tests drive', async () => {
    const text = await readFile(inRepository('docs/agents.md'), 'utf8');
    const row = text.split('\n').find((line) => line.startsWith('| tried as |')) ?? '';
    const named = row
      .split('|')
      .slice(2, -1)
      .map((cell) => cell.trim());
    const driven = new Map([gemini, ...otherTools].map((tool) => [tool.title, versionsOf(tool).join(', ')]));
    assert.deepEqual([...named].sort(), [...driven.values()].sort());
  });
});
