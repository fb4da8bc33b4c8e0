import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunEvent, RunRecord } from '../../core/index.ts';
import { outcomeWord, runEventText } from '../../shared/runEventText.ts';

/** A run with what only the machine knows. */
export interface ListedRun extends RunRecord {
  /** Whether it is at work. */
  running: boolean;
  /** Where its journal is. */
  folder: string;
  /** Files that it wrote and that differ from the last commit. */
  open: string[];
}

/** Runs as a list, the oldest first. */
export function runsText(runs: readonly ListedRun[]): string {
  if (runs.length === 0)
    return 'No agent has worked here yet. `gtm next` shows what can be worked on, `gtm run <step>` lets one.\n';
  const lines = runs.map(
    (run) =>
      `${run.id}  ${stateOf(run).padEnd(10)}  ${run.target} with ${run.runner}${run.message ? `: ${run.message}` : ''}`,
  );
  return `${lines.join('\n')}\n`;
}

/** How a run stands, in a word. */
function stateOf({ running, outcome }: ListedRun): string {
  if (running) return 'running';
  return outcome === undefined ? 'broken off' : outcomeWord(outcome).toLowerCase();
}

/** The log of a run in the words in which it was shown. */
export async function runLogText(run: ListedRun): Promise<string> {
  const text = await readFile(path.join(run.folder, 'events.jsonl'), 'utf8').catch(() => '');
  const events = text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as RunEvent];
    } catch {
      return [];
    }
  });
  let out = '';
  for (const piece of events.flatMap((event) => runEventText(event, run.steps.length > 1))) {
    if (piece.flows) out += piece.text;
    else out += `${out === '' || out.endsWith('\n') ? '' : '\n'}${piece.text}\n`;
  }
  return `${stateOf(run)}: ${run.target} with ${run.runner}, ${run.id}\n${out}`;
}
