import { findPlaceholder } from '../documents/placeholder.ts';
import type { Project } from '../project/project.ts';
import { itemsOf } from '../schema/types.ts';
import type { Advice, AdvisedRun } from './advice.ts';
import { churnSpike, course, monthlyReview } from './adviceOnFigures.ts';
import { newCompetitor, pivot } from './adviceOnStrategy.ts';
import { actualsOf } from './figures.ts';
import type { PlaybookResult } from './model.ts';
import { findPlaybook } from './playbook.ts';

/**
 * What the project's own figures say about what to run next, the most pressing first. Each piece of advice names the numbers
 * that it used; where there are none, it says so.
 * @param today year-month-day
 */
export function advise(project: Project, result: PlaybookResult, today: string): Advice[] {
  const begun = begunOf(result);
  const hasRun = goesOn(project, result);
  const all = [
    firstRun(begun, hasRun),
    pivot(project),
    course(project),
    churnSpike(project),
    newCompetitor(project),
    monthlyReview(project, today, hasRun),
  ];
  const order = { yes: 0, no: 1, unknown: 2 };
  return all
    .map((advice, index) => ({ advice, index }))
    .sort((a, b) => order[a.advice.verdict] - order[b.advice.verdict] || a.index - b.index)
    .map(({ advice }) => within(project, result, advice));
}

/** Advice on a playbook that knows neither the mode nor the steps keeps its reason and leaves out what to run. */
function within(project: Project, result: PlaybookResult, advice: Advice): Advice {
  const { run, ...rest } = advice;
  if (!run) return advice;
  const playbook = findPlaybook(project, result.playbook);
  const steps = result.phases.flatMap((phase) => phase.steps);
  const known = {
    modes: new Set([...itemsOf(playbook?.modes)].map(([mode]) => mode.id ?? '')),
    phases: new Set(result.phases.map((phase) => phase.id)),
    steps: new Set(steps.map((step) => step.gate)),
    agents: new Set(steps.map((step) => step.agent)),
  };
  const kept: AdvisedRun = {
    ...(run.mode !== undefined && known.modes.has(run.mode) ? { mode: run.mode } : {}),
    ...only('phases', run.phases, known.phases),
    ...only('steps', run.steps, known.steps),
    ...only('agents', run.agents, known.agents),
  };
  return Object.keys(kept).length > 0 ? { ...rest, run: kept } : rest;
}

function only(
  key: 'phases' | 'steps' | 'agents',
  names: readonly string[] | undefined,
  known: ReadonlySet<string>,
): AdvisedRun {
  const found = names?.filter((name) => known.has(name)) ?? [];
  return found.length > 0 ? { [key]: found } : {};
}

/** Outputs that exist, of the first phase and of all. */
interface Begun {
  first: { there: number; all: number };
  whole: { there: number; all: number };
}

function begunOf({ phases }: PlaybookResult): Begun {
  const count = (chosen: PlaybookResult['phases']) => {
    const outputs = chosen.flatMap((phase) => phase.steps.flatMap((step) => step.outputs));
    return { there: outputs.filter((output) => output.exists).length, all: outputs.length };
  };
  return { first: count(phases.slice(0, 1)), whole: count(phases) };
}

function firstRun({ first, whole }: Begun, hasRun: boolean): Advice {
  const base = {
    id: 'first-run',
    title: 'First run',
    numbers: [
      { label: 'Outputs of the first phase', value: `${first.there} of ${first.all}` },
      { label: 'Outputs of all phases', value: `${whole.there} of ${whole.all}` },
    ],
  } as const;
  if (hasRun) return { ...base, verdict: 'no', why: 'The plan has gone beyond its first phase.' };
  const why =
    whole.there === 0
      ? 'Nothing of the plan is there yet. Go through all phases in order.'
      : 'Nothing of a later phase is written yet. Go through all phases in order.';
  return { ...base, verdict: 'yes', why, run: { mode: 'full' } };
}

/**
 * True once something of a later phase or figures of a period are there, so that there can be results. A new document that
 * still holds placeholders brings none.
 */
function goesOn(project: Project, { phases }: PlaybookResult): boolean {
  const counts = phases.length > 1 ? phases.slice(1) : phases;
  const made = counts.flatMap((phase) => phase.steps.flatMap((step) => step.outputs)).filter(({ exists }) => exists);
  return made.some(({ path }) => isWritten(project, path)) || actualsOf(project).length > 0;
}

function isWritten(project: Project, path: string): boolean {
  const files = [...project.paths, ...project.documents.keys()].filter((file) =>
    path.endsWith('/') ? file.startsWith(path) : file === path,
  );
  return files.some((file) => findPlaceholder(project.documents.get(file)?.text ?? '') === undefined);
}
