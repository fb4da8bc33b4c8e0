import type { Project } from '../project/project.ts';
import { itemsOf } from '../schema/types.ts';
import type { Advice, AdvisedRun } from './advice.ts';
import { churnSpike, course, monthlyReview } from './adviceOnFigures.ts';
import { newCompetitor, pivot } from './adviceOnStrategy.ts';
import type { PlaybookResult } from './model.ts';
import { findPlaybook } from './playbook.ts';

/**
 * What the project's own figures say about what to run next, the most pressing first. Each piece of advice names the numbers
 * that it used; where there are none, it says so.
 * @param today year-month-day
 */
export function advise(project: Project, result: PlaybookResult, today: string): Advice[] {
  const all = [
    firstRun(result),
    pivot(project),
    course(project),
    churnSpike(project),
    newCompetitor(project),
    monthlyReview(project, today),
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

function firstRun({ phases }: PlaybookResult): Advice {
  const outputs = phases.flatMap((phase) => phase.steps.flatMap((step) => step.outputs));
  const there = outputs.filter((output) => output.exists).length;
  const first = phases[0]?.steps.flatMap((step) => step.outputs) ?? [];
  const begun = first.filter((output) => output.exists).length;
  const numbers = [
    { label: 'Outputs of the first phase', value: `${begun} of ${first.length}` },
    { label: 'Outputs of all phases', value: `${there} of ${outputs.length}` },
  ];
  const title = 'First run';
  return there === 0
    ? {
        id: 'first-run',
        title,
        verdict: 'yes',
        why: 'Nothing of the plan is there yet. Go through all phases in order.',
        numbers,
        run: { mode: 'full' },
      }
    : { id: 'first-run', title, verdict: 'no', why: 'The plan has been begun.', numbers };
}
