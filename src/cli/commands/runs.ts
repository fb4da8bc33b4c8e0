import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { type RunEvent, type RunRecord, UserError } from '../../core/index.ts';
import { discardRun } from '../../node/agents/discardRun.ts';
import { findGitDir } from '../../node/agents/findGitDir.ts';
import { isRunning, readRuns, runsFolder } from '../../node/agents/journal.ts';
import { requireProject } from '../../node/findProject.ts';
import { outcomeWord, runEventText } from '../../shared/runEventText.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';

interface RunsOptions extends ProjectOptions {
  discard?: boolean;
}

/** A run with what only the machine knows: whether it is at work, and where its journal is. */
type ListedRun = RunRecord & { running: boolean; folder: string };

/** `gtm runs [id]`: what agents did and do in this project. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('[run]', 'run to show, or `last`')
    .option('--discard', 'take back what that run wrote, where nobody has changed or committed it since')
    .action(async (id: string | undefined, options: RunsOptions) => {
      const root = await requireProject(io.cwd, options.project);
      const place = await findGitDir(root);
      const runs = place ? await listed(place.gitDir, place.prefix) : [];
      const isJson = options.format === 'json';
      if (id === undefined) {
        io.out(isJson ? formatJson({ version, runs }) : listText(runs));
        end(0);
        return;
      }
      const run = id === 'last' ? runs.at(-1) : runs.find((one) => one.id === id);
      if (!place || !run) throw new UserError(`There is no run ${id}. \`gtm runs\` lists them.`);
      if (options.discard) {
        if (run.running) throw new UserError('This run is at work. Stop it first.');
        const { restored, kept } = await discardRun(root, place.gitDir, run);
        const stay =
          kept.length > 0 ? `Left as they are, since they were changed or committed: ${kept.join(', ')}.\n` : '';
        io.out(
          isJson
            ? formatJson({ version, run: run.id, restored, kept })
            : `Took back ${restored.join(', ') || 'nothing'}.\n${stay}`,
        );
        end(0);
        return;
      }
      io.out(isJson ? formatJson({ ...run, version }) : await logText(run));
      end(0);
    });
}

async function listed(gitDir: string, prefix: string): Promise<ListedRun[]> {
  const records = await readRuns(gitDir, prefix);
  return Promise.all(
    records.map(async (record) => ({
      ...record,
      running: await isRunning(record),
      folder: path.join(runsFolder(gitDir), record.id),
    })),
  );
}

function listText(runs: readonly ListedRun[]): string {
  if (runs.length === 0)
    return 'No agent has worked here yet. `gtm next` shows what can be worked on, `gtm run <step>` lets one.\n';
  const lines = runs.map(
    (run) =>
      `${run.id}  ${stateOf(run).padEnd(10)}  ${run.target} with ${run.runner}${run.message ? `: ${run.message}` : ''}`,
  );
  return `${lines.join('\n')}\n`;
}

function stateOf({ running, outcome }: ListedRun): string {
  if (running) return 'running';
  return outcome === undefined ? 'broken off' : outcomeWord(outcome).toLowerCase();
}

/** The log of a run in the words in which it was shown. */
async function logText(run: ListedRun): Promise<string> {
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
