import { formatDay, parseDay, parsePeriod } from '../documents/dates.ts';
import { baseName } from '../documents/kinds.ts';
import { formatMoney, formatRate, parseMoney, parseRate } from '../documents/quantity.ts';
import { overlap } from '../documents/similarity.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { currentCycle, inCycle } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { acquisitionCosts, actualsOf, churnRates, findKpi } from './figures.ts';
import type { PlaybookResult } from './model.ts';
import { findPlaybook } from './playbook.ts';

/** What to run: a mode of the playbook, or some of its phases, steps or roles. */
export interface AdvisedRun {
  mode?: string;
  phases?: readonly string[];
  steps?: readonly string[];
  agents?: readonly string[];
}

/** A number that advice rests on, as a person reads it, and the file that it is from. */
export interface UsedNumber {
  label: string;
  value: string;
  file?: string;
}

export interface Advice {
  id: 'first-run' | 'pivot' | 'course' | 'churn-spike' | 'new-competitor' | 'monthly-review';
  title: string;
  /** `unknown` where the project has no data to tell. */
  verdict: 'yes' | 'no' | 'unknown';
  why: string;
  numbers: readonly UsedNumber[];
  run?: AdvisedRun;
}

/** How much worse than usual the share of lost customers has to be. */
const spike = 1.5;
/** Below this share of common words, two texts are about different things. */
const sameSubject = 0.5;

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

/** The strategies of this cycle and of the one before, as far as their documents say. */
function strategies(project: Project): { now?: PlanDocument<'strategy'>; before?: PlanDocument<'strategy'> } {
  const cycle = currentCycle(project);
  const all = project.ofKind('strategy');
  const end = (document: PlanDocument) => parsePeriod(document.cycle)?.end ?? 0;
  const current = parsePeriod(cycle)?.end ?? 0;
  const now = all.find((document) => inCycle(document, cycle));
  const before = all
    .filter((document) => !inCycle(document, cycle) && end(document) < current)
    .sort((a, b) => end(a) - end(b))
    .at(-1);
  return { ...(now ? { now } : {}), ...(before ? { before } : {}) };
}

function pivot(project: Project): Advice {
  const base = { id: 'pivot', title: 'New positioning or market' } as const;
  const { now, before } = strategies(project);
  if (!now || !before) {
    return {
      ...base,
      verdict: 'unknown',
      why: 'There is no strategy of an earlier cycle to compare with.',
      numbers: [],
    };
  }
  const words = (document: PlanDocument<'strategy'>) =>
    Object.values(document.facts.positioning ?? {})
      .filter((part) => typeof part === 'string')
      .join(' ');
  const share = overlap(words(now), words(before));
  const numbers = [
    { label: `Words that the positioning shares with that of ${before.cycle}`, value: percent(share), file: now.file },
    { label: 'Below which it counts as another one', value: percent(sameSubject) },
  ];
  return share < sameSubject
    ? {
        ...base,
        verdict: 'yes',
        why: 'The positioning has changed at its root, so messages, campaigns and sales material no longer fit. Start from the strategy again.',
        numbers,
        run: { mode: 'full' },
      }
    : { ...base, verdict: 'no', why: 'The positioning is still the same.', numbers };
}

function course(project: Project): Advice {
  const base = { id: 'course', title: 'Iterate or restart' } as const;
  const currency = project.settings?.facts.budget?.currency;
  const found = findKpi(project, /\bcac\b|acquisition.cost|cost.per.(?:new.)?customer/i);
  const target = found?.kpi.target === undefined ? undefined : parseMoney(found.kpi.target, currency);
  const costs = acquisitionCosts(project, found?.kpi.id);
  const last = costs.at(-1);
  const show = (minor: number) =>
    formatMoney(Math.round(minor), (target?.unit === 'money' ? target.currency : undefined) ?? currency);
  const numbers: UsedNumber[] = costs.map(({ period, value, file }) => ({
    label: `Cost of a new customer, ${period}`,
    value: show(value),
    file,
  }));
  if (!found || target?.unit !== 'money')
    return {
      ...base,
      verdict: 'unknown',
      why: 'No KPI sets a target for the cost of a new customer, so nobody can say whether it is too high.',
      numbers,
    };
  numbers.push({ label: 'Target', value: show(target.minor), file: found.file });
  if (!last)
    return {
      ...base,
      verdict: 'unknown',
      why: 'There are no actual figures for the cost of a new customer yet.',
      numbers,
    };
  const multiple = project.settings?.facts.thresholds?.cac_multiple ?? 3;
  const times = last.value / target.minor;
  numbers.push(
    { label: 'Times the target', value: times.toFixed(1) },
    { label: 'From which a restart is considered', value: String(multiple) },
  );
  if (times < multiple)
    return {
      ...base,
      verdict: 'no',
      why: 'A new customer costs less than would call the strategy into question. Iterate: improve what is running.',
      numbers,
    };
  const trend = slope(costs.map((cost) => cost.value));
  if (trend === undefined)
    return {
      ...base,
      verdict: 'unknown',
      why: 'A new customer costs far too much, but one period makes no trend. Compare again when the next figures are there.',
      numbers,
    };
  numbers.push({ label: 'Trend a period', value: `${trend < 0 ? '−' : '+'}${show(Math.abs(trend))}` });
  return trend < 0
    ? {
        ...base,
        verdict: 'no',
        why: 'A new customer costs far too much, but the trend shows improvement. Iterate, and look again next month.',
        numbers,
      }
    : {
        ...base,
        verdict: 'yes',
        why: 'A new customer costs far too much, and the trend shows no improvement. Restart with the strategy.',
        numbers,
        run: { mode: 'full' },
      };
}

function churnSpike(project: Project): Advice {
  const base = { id: 'churn-spike', title: 'Customers leave' } as const;
  const found = findKpi(project, /\bchurn\b|customers lost/i);
  const rates = churnRates(project, found?.kpi.id);
  const last = rates.at(-1);
  if (!last) return { ...base, verdict: 'unknown', why: 'There are no actual figures on customers lost.', numbers: [] };
  const numbers: UsedNumber[] = rates.map(({ period, value, file }) => ({
    label: `Customers lost, ${period}`,
    value: formatRate(value),
    file,
  }));
  const limit = found?.kpi.threshold === undefined ? undefined : parseRate(found.kpi.threshold);
  const earlier = rates.slice(0, -1);
  const usual = earlier.reduce((sum, { value }) => sum + value, 0) / earlier.length;
  const run = { agents: ['customer-success', 'growth-analyst'] };
  if (limit?.unit === 'rate')
    numbers.push({ label: 'Threshold', value: formatRate(limit.fraction), ...(found ? { file: found.file } : {}) });
  if (limit?.unit === 'rate' && last.value > limit.fraction) {
    return {
      ...base,
      verdict: 'yes',
      why: 'More customers leave than the threshold allows. Let customer success and the analyst find out why.',
      numbers,
      run,
    };
  }
  if (earlier.length === 0)
    return {
      ...base,
      verdict: limit ? 'no' : 'unknown',
      why: limit
        ? 'The threshold is kept; one period makes no trend.'
        : 'One period makes no trend, and no threshold is set.',
      numbers,
    };
  numbers.push({ label: 'Mean of the periods before', value: formatRate(usual) });
  return last.value >= usual * spike && last.value > usual
    ? {
        ...base,
        verdict: 'yes',
        why: `Customers leave ${(last.value / usual).toFixed(1)} times as often as before. Let customer success and the analyst find out why.`,
        numbers,
        run,
      }
    : { ...base, verdict: 'no', why: 'About as many customers leave as before.', numbers };
}

function newCompetitor(project: Project): Advice {
  const base = { id: 'new-competitor', title: 'New competitor' } as const;
  const { now, before } = strategies(project);
  const namesOf = (document: PlanDocument<'strategy'>) =>
    [...itemsOf(document.facts.competitors)]
      .filter(([one]) => one.kind !== 'status-quo')
      .map(([one]) => ({ id: one.id ?? '', name: one.name ?? one.id ?? '' }));
  const present = now ? namesOf(now) : [];
  if (!now || present.length === 0)
    return { ...base, verdict: 'unknown', why: 'The strategy names no competitors.', numbers: [] };
  const cards = new Set(
    [...project.paths].filter((file) => file.includes('/battle-cards/')).map((file) => baseName(file).split('.')[0]),
  );
  const known = before ? new Set(namesOf(before).map((one) => one.id)) : cards;
  const fresh = present.filter((one) => !known.has(one.id));
  const numbers = [
    { label: 'Competitors in the strategy', value: String(present.length), file: now.file },
    {
      label: before ? `Known from ${before.cycle}` : 'With a battle card',
      value: String(present.length - fresh.length),
    },
  ];
  // While the first cards are being written, one that is missing says nothing.
  if (known.size === 0 || (!before && fresh.length > present.length / 2))
    return {
      ...base,
      verdict: 'unknown',
      why: 'There is no earlier strategy to compare with, and too few battle cards.',
      numbers,
    };
  if (fresh.length === 0) return { ...base, verdict: 'no', why: 'Every competitor is known already.', numbers };
  const why = `${list(fresh.map((one) => one.name))} ${fresh.length === 1 ? 'is' : 'are'} new. Look at the positioning again, and give sales and campaigns an answer.`;
  return {
    ...base,
    verdict: 'yes',
    why,
    numbers,
    run: { phases: ['strategy'], steps: ['pipeline-building/demand-gen', 'pipeline-building/sales-enablement'] },
  };
}

function monthlyReview(project: Project, today: string): Advice {
  const base = { id: 'monthly-review', title: 'Monthly review' } as const;
  const day = parseDay(today);
  if (day === undefined) return { ...base, verdict: 'unknown', why: 'It is not known which day it is.', numbers: [] };
  const last = actualsOf(project).at(-1);
  const start = parseDay(project.settings?.facts.cycle?.start) ?? parsePeriod(currentCycle(project))?.start;
  const reviewed = last?.end ?? (start === undefined ? undefined : start - 1);
  if (reviewed === undefined)
    return {
      ...base,
      verdict: 'unknown',
      why: 'There are neither actual figures nor a cycle, so nobody can say since when a review is due.',
      numbers: [],
    };
  // The last day of the month that follows what was reviewed.
  const due = parsePeriod(formatDay(reviewed + 1).slice(0, 7))?.end ?? reviewed;
  const numbers: UsedNumber[] = [
    last
      ? { label: 'Actual figures up to', value: formatDay(last.end), file: last.document.file }
      : { label: 'Beginning of the cycle', value: formatDay(reviewed + 1), file: 'marketing.yaml' },
    { label: 'Next month ends', value: formatDay(due) },
    { label: 'Today', value: today },
  ];
  return day > due
    ? {
        ...base,
        verdict: 'yes',
        why: 'A month has ended whose results nobody has looked at. Gather its figures and review them.',
        numbers,
        run: { mode: 'analysis-only' },
      }
    : { ...base, verdict: 'no', why: 'No month has ended since the last figures.', numbers };
}

/** Change a period of a straight line through the values; undefined for fewer than two. */
function slope(values: readonly number[]): number | undefined {
  const count = values.length;
  if (count < 2) return undefined;
  const middle = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const over = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  return over / values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
