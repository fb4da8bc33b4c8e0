import path from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../../core/index.ts';
import { commitRun, planRunCommits, type RunCommit } from '../../node/agents/commitRun.ts';
import { discardRun } from '../../node/agents/discardRun.ts';
import { type FoundGitDir, findGitDir } from '../../node/agents/findGitDir.ts';
import { isRunning, readRuns, runsFolder } from '../../node/agents/journal.ts';
import { judgeProject } from '../../node/agents/judged.ts';
import { openOf } from '../../node/agents/openOf.ts';
import { stopRun } from '../../node/agents/stopRun.ts';
import { changedFiles } from '../../node/changedFiles.ts';
import { requireProject } from '../../node/findProject.ts';
import { openRepository } from '../../node/repository.ts';
import { version } from '../../version.ts';
import { type CommitReport, commitText } from '../formatters/commitText.ts';
import { formatJson } from '../formatters/json.ts';
import { type ListedRun, runLogText, runsText } from '../formatters/runsText.ts';
import type { ExitCode, Io } from '../io.ts';
import { addProjectOptions, notEmpty, type ProjectOptions } from '../options.ts';
import { refuseAgent } from '../refuseAgent.ts';

interface RunsOptions extends ProjectOptions {
  stop?: boolean;
  commit?: boolean;
  message?: string;
  dryRun?: boolean;
  discard?: boolean;
}

/** `gtm runs [id]`: what agents did and do in this project. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('[run]', 'run to show, or `last`')
    .option('--stop', 'end that run, and everything that it started')
    .option('--commit', 'commit what that run wrote and has not committed itself')
    .option(
      '-m, --message <subject>',
      'subject of that commit: `[agent] action: brief description`, or only the description',
      notEmpty,
    )
    .option('-n, --dry-run', 'show what `--commit` would commit, and change nothing')
    .option('--discard', 'take back what that run wrote, where nobody has changed or committed it since')
    .action(async (id: string | undefined, options: RunsOptions) => {
      const root = await requireProject(io.cwd, options.project);
      const place = await findGitDir(root);
      const runs = place ? await listed(place, root) : { list: [], open: new Set<string>() };
      const isJson = options.format === 'json';
      if (id === undefined) {
        io.out(isJson ? formatJson({ version, runs: runs.list }) : runsText(runs.list));
        end(0);
        return;
      }
      const run = id === 'last' ? runs.list.at(-1) : runs.list.find((one) => one.id === id);
      if (!place || !run) throw new UserError(`There is no run ${id}. \`gtm runs\` lists them.`);
      if (!options.commit && (options.message !== undefined || options.dryRun))
        throw new UserError('`--message` and `--dry-run` are for `--commit`.');
      if (options.stop || options.commit || options.discard)
        end(await act(io, { root, place, run, open: runs.open }, options));
      else {
        io.out(isJson ? formatJson({ ...run, version }) : await runLogText(run));
        end(0);
      }
    });
}

interface Place {
  root: string;
  place: FoundGitDir;
  run: ListedRun;
  open: ReadonlySet<string>;
}

/** Stops a run, commits what it left, or takes that back, and says what came of it. */
async function act(io: Io, { root, place, run, open }: Place, options: RunsOptions): Promise<ExitCode> {
  refuseAgent(io, 'what becomes of a run is for people to say.');
  const isJson = options.format === 'json';
  if (options.stop) {
    if (!run.running) throw new UserError('This run has ended already.');
    const { outcome, message = '' } = await stopRun(root, place, run, io.now);
    io.out(isJson ? formatJson({ version, run: run.id, outcome, message }) : `Stopped ${run.target}. ${message}\n`);
    return 0;
  }
  if (run.running) throw new UserError('This run is at work. Stop it first: `gtm runs <run> --stop`.');
  if (options.commit) {
    const plans = await planRunCommits(root, await judgeProject(root, io.now()), run, open, options.message);
    if (options.dryRun) {
      const reports = plans.map(report);
      io.out(isJson ? formatJson({ version, run: run.id, plans: reports }) : reports.map(commitText).join('\n'));
      return plans.some(({ problems }) => problems.length > 0) ? 1 : 0;
    }
    const commits = await commitRun(root, plans);
    const lines = commits.map(({ commit, subject }) => `Committed ${commit.slice(0, 10)}  ${subject}\n`);
    io.out(isJson ? formatJson({ version, run: run.id, commits }) : lines.join(''));
    return 0;
  }
  const { restored, kept } = await discardRun(root, place.gitDir, run);
  const stay = kept.length > 0 ? `Left as they are, since they were changed or committed: ${kept.join(', ')}.\n` : '';
  io.out(
    isJson
      ? formatJson({ version, run: run.id, restored, kept })
      : `Took back ${restored.join(', ') || 'nothing'}.\n${stay}`,
  );
  return 0;
}

/** A commit before it is made, as `gtm commit --dry-run` shows one. */
function report({ step, subject, body, files, problems }: RunCommit): CommitReport {
  const listed = files.map(({ file, status }) => ({ path: file, status }));
  return { step: step.id, agent: step.agent, subject, body, files: listed, problems: [...problems] };
}

async function listed(
  { gitDir, prefix }: FoundGitDir,
  root: string,
): Promise<{ list: ListedRun[]; open: Set<string> }> {
  const records = await readRuns(gitDir, prefix);
  const repository = records.length > 0 ? await openRepository(root) : undefined;
  const open = new Set(repository ? (await changedFiles(repository)).map(({ file }) => file) : []);
  const list = records.map(async (record) => ({
    ...record,
    running: await isRunning(record),
    folder: path.join(runsFolder(gitDir), record.id),
    open: openOf(record.steps, open),
  }));
  return { list: await Promise.all(list), open };
}
