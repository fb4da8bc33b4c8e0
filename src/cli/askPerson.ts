import { type RunEvent, UserError } from '../core/index.ts';
import type { RunRequest } from '../node/agents/runRequest.ts';
import type { Io } from './io.ts';
import { readAnswers } from './readAnswers.ts';

/** Whoever answers while a run goes on. */
export interface Person {
  confirm: RunRequest['confirm'];
  close(): void;
}

/**
 * Listens to the person, or program, that watches a run: lets it be cancelled, and asks before each change where that is wanted.
 * @param cancel is aborted when the run shall end
 * @throws UserError where somebody should be asked and nobody can answer
 */
export function askPerson(
  io: Io,
  { ask = false, events = false }: { ask?: boolean; events?: boolean },
  tell: (event: RunEvent) => void,
  cancel: AbortController,
): Person {
  const answers = ask || events ? readAnswers(io, cancel.signal, events) : undefined;
  if (ask && !answers) throw new UserError('There is nobody here to ask. Leave out `--ask`.');
  const waiting = new Map<string, (allow: boolean) => void>();
  let isGone = false;
  const answer = (id: string | undefined, allow: boolean) => {
    waiting.get(id ?? '')?.(allow);
    waiting.delete(id ?? '');
  };
  answers?.onAnswer((said) => {
    // In words, the oldest question is answered.
    if (typeof said === 'boolean') answer([...waiting.keys()][0], said);
    else if ('cancel' in said) cancel.abort();
    else answer(said.ask, said.allow);
  });
  answers?.onClose(() => {
    isGone = true;
    for (const id of [...waiting.keys()]) answer(id, false);
  });
  let asked = 0;
  return {
    confirm(step, title, files) {
      if (!ask) return Promise.resolve(true);
      if (isGone) return Promise.resolve(false);
      const id = String(++asked);
      return new Promise<boolean>((resolve) => {
        waiting.set(id, resolve);
        tell({ type: 'ask', step, id, title, files: [...files] });
      });
    },
    close: () => answers?.close(),
  };
}
