import { type Command, InvalidArgumentError } from 'commander';
import {
  briefText,
  buildBrief,
  calculator,
  chosenPlaybooks,
  type FoundStep,
  findPlaybook,
  knownAgents,
  needsNoAgent,
  pathPolicy,
  type RunEvent,
  runBudget,
  runProblems,
  stepsOfRun,
  UserError,
} from '../../core/index.ts';
import { findGitDir } from '../../node/agents/findGitDir.ts';
import { findRunner } from '../../node/agents/findRunner.ts';
import { endBrokenRuns, readRuns } from '../../node/agents/journal.ts';
import { judgeProject } from '../../node/agents/judged.ts';
import { run } from '../../node/agents/run.ts';
import type { RunRequest } from '../../node/agents/runRequest.ts';
import { patienceOf } from '../../node/agents/watchdog.ts';
import { openRepository } from '../../node/repository.ts';
import { version } from '../../version.ts';
import { askPerson } from '../askPerson.ts';
import { formatJson } from '../formatters/json.ts';
import { RunTerminal } from '../formatters/runText.ts';
import type { ExitCode, Io } from '../io.ts';
import { type OpenProject, openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { serveTools } from '../serveTools.ts';

interface RunOptions extends ProjectOptions {
  playbook?: string;
  runner?: string;
  agent?: string;
  task?: string;
  concurrency?: number;
  turns?: number;
  timeout?: number;
  silence?: number;
  attempts?: number;
  dryRun?: boolean;
  events?: boolean;
  ask?: boolean;
  again?: boolean;
  commit: boolean;
  resume?: boolean;
  /** What the run that is gone on with was for. */
  target?: string;
}

/** `gtm run <step|phase|mode>`: lets agents do steps, judges what they wrote, and commits what passes. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('[target]', 'step, phase, or mode such as `full`')
    .option('--playbook <id>', 'playbook (default: the first of the project that knows the name)')
    .option('--runner <runner>', 'agent tool: claude, codex, gemini, opencode, copilot, one of your own, or scaffold')
    .option('--agent <role>', 'give one role a task, outside any step')
    .option('--task <text>', 'what that role has to do')
    .option('--concurrency <count>', 'how many agents work at once where steps run side by side', count)
    .option('--turns <count>', 'how often an agent may try, the first time included (default: 3)', count)
    .option('--attempts <count>', 'how often a step starts when its agent crashes or is cut off (default: 2)', count)
    .option('--timeout <minutes>', 'how long a step may take (default: 45)', minutes)
    .option('--silence <minutes>', 'how long an agent may give no sign (default: 10)', minutes)
    .option('--no-commit', 'leave what passes its gate in the project, not committed')
    .option('--again', 'also work on steps whose gate passes')
    .option('--resume', 'go on with the last run that was broken off, as it was begun')
    .option('-n, --dry-run', 'show what would run, and start nothing')
    .option('--ask', 'ask before each change of a file: y or n, with --events as JSON on standard input')
    .option('--events', 'print what happens as JSON, one event a line; take answers the same way on standard input')
    .action(async (target: string | undefined, given: RunOptions) => {
      const open = await openProject(io, given.project);
      const isNamed = target !== undefined || given.task !== undefined || given.agent !== undefined;
      const options = given.resume && !isNamed ? await asBegun(open, given) : given;
      const isTask = options.task !== undefined || options.agent !== undefined;
      // What would run can be shown in a project without a repository, too.
      if (options.dryRun && target !== undefined && !isTask) {
        io.out(await dryRun(io, open, stepsToRun(open, target, options), options));
        end(0);
        return;
      }
      const place = await gitPlace(open.root);
      const broken = options.dryRun ? [] : await endBrokenRuns(place.gitDir, place.prefix, io.now(), open.root);
      for (const { id, target: was } of broken)
        io.err(`The run ${id} of ${was} was broken off; what it left running was ended.\n`);
      const name = target ?? options.target;
      if (isTask) {
        end(await runTask(io, open, place, options));
        return;
      }
      if (name === undefined)
        throw new UserError('Name a step, a phase or a mode. `gtm next` shows what can be worked on.');
      const steps = stepsToRun(open, name, options);
      if (options.dryRun) {
        io.out(await dryRun(io, open, steps, options));
        end(0);
        return;
      }
      end(await start(io, open, place, { target: name, steps }, options));
    });
}

/** @throws UserError where the project has to be put right first */
function stepsToRun({ project, checker }: OpenProject, name: string, { playbook }: RunOptions): FoundStep[] {
  const steps = stepsOfRun(project, name, playbook);
  const problems = runProblems(project, checker, steps);
  if (problems.length === 0) return steps;
  throw new UserError(
    `Nothing was started. Put this right first:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
  );
}

interface GitPlace {
  gitDir: string;
  prefix: string;
}

/** @throws UserError outside a repository: runs are kept in it, and what passes is committed */
async function gitPlace(root: string): Promise<GitPlace> {
  await openRepository(root);
  const found = await findGitDir(root);
  if (!found) throw new UserError('This project is in no git repository. Run `git init` in its folder first.');
  return found;
}

/** The options that the last run was begun with, as far as no others are given now. */
async function asBegun(open: OpenProject, given: RunOptions): Promise<RunOptions> {
  const { gitDir, prefix } = await gitPlace(open.root);
  const last = (await readRuns(gitDir, prefix)).at(-1);
  if (!last || last.outcome === 'done') throw new UserError('There is no run to go on with.');
  const playbook = given.playbook ?? last.steps[0]?.playbook;
  return {
    ...given,
    ...(playbook === undefined ? {} : { playbook }),
    ...(last.runner === calculator.id ? {} : { runner: given.runner ?? last.runner }),
    ...(last.task === undefined ? { target: last.target } : { agent: last.target, task: last.task }),
    commit: given.commit && last.commit !== false,
  };
}

async function start(
  io: Io,
  open: OpenProject,
  { gitDir, prefix }: GitPlace,
  what: Pick<RunRequest, 'target' | 'steps' | 'task'>,
  options: RunOptions,
): Promise<ExitCode> {
  const settings = open.project.settings?.facts.agents;
  const isCalculated = what.steps.length > 0 && what.steps.every(needsNoAgent);
  const runner = isCalculated
    ? { row: calculator, paths: {} }
    : await findRunner(options.runner ?? settings?.runner, io.env);
  const cancel = new AbortController();
  const terminal = new RunTerminal(io, what.steps.length > 1);
  const tell = (event: RunEvent) => {
    if (options.events) io.out(`${JSON.stringify(event)}\n`);
    else if (options.format !== 'json') terminal.show(event);
  };
  const person = askPerson(io, options, tell, cancel);
  const signal = AbortSignal.any([io.signal, cancel.signal]);
  const budget = runBudget(open.project, options);
  const record = await run({
    root: open.root,
    gitDir,
    prefix,
    ...what,
    runner,
    turns: runner.row.speaks === 'scaffold' ? 1 : budget.turns,
    attempts: budget.attempts,
    timeLimit: budget.timeout * 60_000,
    patience: patienceOf(budget.silence * 60_000),
    concurrency: options.concurrency ?? settings?.concurrency ?? 2,
    commit: options.commit,
    again: options.again ?? false,
    env: { ...io.env },
    signal,
    now: io.now,
    onEvent: tell,
    confirm: person.confirm,
    serveTools: async (scratch, step) => serveTools(io, scratch.root, step?.place.agent ?? what.task?.agent ?? ''),
    // Whatever happens, nobody is to be waited for any more.
  }).finally(() => person.close());
  if (options.format === 'json' && !options.events) io.out(formatJson({ ...record, version }));
  return record.outcome === 'done' ? 0 : 1;
}

async function runTask(io: Io, open: OpenProject, place: GitPlace, options: RunOptions): Promise<ExitCode> {
  const { agent: named, task } = options;
  if (named === undefined || task === undefined || task.trim() === '')
    throw new UserError('A task needs both: `gtm run --agent <role> --task "what to do"`.');
  const ids = options.playbook === undefined ? chosenPlaybooks(open.project) : [options.playbook];
  for (const id of ids) {
    const playbook = findPlaybook(open.project, id);
    const agent = playbook && knownAgents([playbook]).find(({ names }) => names.includes(named));
    if (!playbook || !agent || agent.id === 'human') continue;
    const { owned } = pathPolicy(playbook, agent.id);
    if (options.dryRun) {
      io.out(`Would give ${agent.title} the task: ${task}\nIt may change ${owned.join(', ')}.\n`);
      return 0;
    }
    const assignment = { playbookId: id, playbook, agent: agent.id, action: agent.actions[0] ?? 'update', task };
    return start(io, open, place, { target: agent.id, steps: [], task: assignment }, options);
  }
  throw new UserError(`There is no role ${named} in ${ids.join(', ')}.`);
}

/** What would run: the steps with their state, who does them, what they may write. */
async function dryRun(io: Io, open: OpenProject, steps: readonly FoundStep[], options: RunOptions): Promise<string> {
  const judged = await judgeProject(open.root, io.now());
  const runner = options.runner ?? open.project.settings?.facts.agents?.runner;
  const plan = steps.map((step) => {
    const state = judged
      .result(step.playbookId)
      ?.phases.find(({ id }) => id === step.place.phase)
      ?.steps.find(({ id }) => id === step.place.step);
    const brief = briefText(buildBrief(open.project, step, judged.gate(step)));
    return {
      id: step.id,
      title: step.place.title,
      agent: step.place.agent,
      uses: step.facts.uses ?? 'agent',
      ...(step.facts.function === undefined ? {} : { function: step.facts.function }),
      status: state?.status ?? 'ready',
      outputs: [...step.place.outputs],
      owned: [...pathPolicy(step.playbook, step.place.agent).owned],
      brief: brief.length,
    };
  });
  if (options.format === 'json') return formatJson({ version, runner: runner ?? '', steps: plan });
  const lines = plan.map(
    ({ id, agent, uses, function: name, status, outputs, brief }) =>
      `${id}  ${agent}, ${status}, ${uses === 'function' ? `function ${name}` : uses === 'human' ? 'done by a person' : `brief of ${brief} characters`}\n${outputs.map((path) => `  ${path}`).join('\n')}`,
  );
  return `${lines.join('\n')}\n\nNothing was started.\n`;
}

function count(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Give a whole number from 1 on.');
}

function minutes(value: string): number {
  const number = Number(value);
  if (Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError('Give minutes, such as 20 or 0.5.');
}
