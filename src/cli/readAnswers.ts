import { createInterface } from 'node:readline';
import type { RunAnswer } from '../core/index.ts';
import type { Io } from './io.ts';

/** Where answers to a run come from. */
export interface Answers {
  onAnswer(take: (answer: RunAnswer | boolean) => void): void;
  /** Nobody is there any more to answer. */
  onClose(take: () => void): void;
  close(): void;
}

/**
 * Answers to a run, one a line: JSON objects, or in words. What is no answer is passed over.
 * @param json false for `y` and `n`, as a person types them
 */
export function readAnswers(io: Io, signal: AbortSignal, json: boolean): Answers | undefined {
  const input = io.input?.();
  if (!input) return undefined;
  const lines = createInterface({ input, signal });
  return {
    onAnswer: (take) => {
      lines.on('line', (line) => {
        const answer = json ? parse(line) : inWords(line);
        if (answer !== undefined) take(answer);
      });
    },
    onClose: (take) => {
      lines.on('close', take);
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

function inWords(line: string): boolean | undefined {
  const word = line.trim().toLowerCase();
  if (word === 'y' || word === 'yes') return true;
  return word === 'n' || word === 'no' ? false : undefined;
}
