import { createInterface } from 'node:readline';
import type { RunAnswer } from '../core/index.ts';
import type { Io } from './io.ts';

/** Answers to a run, one JSON object a line. What is no answer is passed over. */
export function readAnswers(
  io: Io,
  signal: AbortSignal,
): { onAnswer(take: (answer: RunAnswer) => void): void; close(): void } | undefined {
  const input = io.input?.();
  if (!input) return undefined;
  const lines = createInterface({ input, signal });
  return {
    onAnswer: (take) => {
      lines.on('line', (line) => {
        const answer = parse(line);
        if (answer) take(answer);
      });
    },
    close: () => {
      lines.close();
      // An open pipe would keep the process from ending.
      if ('unref' in input && typeof input.unref === 'function') input.unref();
    },
  };
}

function parse(line: string): RunAnswer | undefined {
  try {
    const value = JSON.parse(line) as Record<string, unknown>;
    if (value.cancel === true) return { cancel: true };
    if (typeof value.ask === 'string' && typeof value.allow === 'boolean')
      return { ask: value.ask, allow: value.allow };
  } catch {
    // Not for us.
  }
  return undefined;
}
