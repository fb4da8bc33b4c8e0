import assert from 'node:assert/strict';
import { RunTerminal } from '../../src/cli/formatters/runText.ts';
import type { Io } from '../../src/cli/io.ts';
import type { RunEvent } from '../../src/core/index.ts';

/** What a terminal without colours shows. */
function shown(several: boolean, ...events: RunEvent[]): string {
  let text = '';
  const io: Io = {
    cwd: '/',
    out: () => {},
    err: (piece) => {
      text += piece;
    },
    color: false,
    width: 80,
    env: {},
    signal: new AbortController().signal,
    stdin: async () => '',
    now: () => new Date(0),
  };
  const terminal = new RunTerminal(io, several);
  for (const event of events) terminal.show(event);
  return text;
}

const say = (step: string, text: string): RunEvent => ({ type: 'say', step, text });
const waiting = (step: string): RunEvent => ({ type: 'waiting', step, seconds: 90 });

describe('a run on a terminal', () => {
  it('lets the words of one agent flow', () => {
    assert.match(shown(false, say('a/b', 'I wr'), say('a/b', 'ite.'), waiting('a/b')), /^I write\.\n[^\n]*90[^\n]*\n$/);
  });

  it('shows several agents a line at a time, each under its step, and swallows no last words', () => {
    const text = shown(
      true,
      say('a/one', 'I wr'),
      say('a/two', 'Me too'),
      say('a/one', 'ite\nand wr'),
      { type: 'think', step: 'a/one', text: 'Hm' },
      say('a/two', '.\n\n'),
      waiting('a/one'),
    );
    assert.deepEqual(text.split('\n').slice(0, 4), ['a/one  I write', 'a/one  and wr', 'a/two  Me too.', 'a/one  Hm']);
    assert.match(text.split('\n')[4] ?? '', /^a\/one {2}.*90/);
  });
});
