import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import { type Calculation, calculate, findCalculator } from '../../calculators/index.ts';
import type { ExperimentData } from '../../generated/documents.ts';
import { formatMessage, list } from '../../messages/format.ts';
import { differenceIntervalWords, meanTestWords, rateTestWords } from '../analysis/methodWords.ts';
import { segmentsOutput } from '../calculators/comparisonParts.ts';
import { type ExperimentPlan, readPlan, sharedOut } from '../readout/plan.ts';
import { readCount } from '../readout/quantities.ts';
import { reasons } from '../readout/reasons.ts';
import { type Results, readResults } from '../readout/results.ts';
import { readSegments } from '../readout/segments.ts';
import { count, pValue } from '../readout/words.ts';
import { refuse } from '../refusals.ts';
import { sampleRatio } from '../sampleRatio.ts';
import type { ExperimentInProject } from './inProject.ts';

/** People and days that an experiment needs, under its own rule; by a named method instead, judged once. */
export function designCall({ facts, policy }: ExperimentInProject, method?: string): Calculation {
  if (method === undefined) return calculate('experiment-design', { experiment: facts, ...(policy ? { policy } : {}) });
  const plan = readPlan(facts, policy);
  if (isRefusal(plan)) return refused('experiment-size', plan);
  const allocation = plan.arms.map(({ share }) => share);
  return calculate('experiment-size', { ...planInput(plan), method, power: plan.power, allocation });
}

/** The power of an experiment for its effect, or the smallest effect that it finds where it names none. */
export function powerCall(
  { facts, policy }: ExperimentInProject,
  users: string | undefined,
  method?: string,
): Calculation {
  const plan = readPlan(facts, policy);
  if (isRefusal(plan)) return refused('experiment-power', plan);
  const people = peopleOf(facts, plan, users);
  const named = method === undefined ? {} : { method };
  const input = { ...planInput(plan), ...named, ...(people ? { users: people } : {}) };
  const calculation =
    plan.effect === undefined
      ? calculate('experiment-mde', { ...input, power: plan.power })
      : calculate('experiment-power', input);
  const isCorrected = plan.arms.length > 2 && plan.correction !== 'none';
  if (!isCorrected || calculation.refused) return calculation;
  return { ...calculation, result: { ...(calculation.result as object), correction: plan.correction } };
}

/** What the numbers of an experiment come to under its own rule. */
export function readOutCall({ facts, policy, direction, kpiTitles }: ExperimentInProject): Calculation {
  const rules = policy ? { policy } : {};
  return calculate('experiment-read-out', { experiment: facts, ...rules, direction, kpi_titles: kpiTitles });
}

export interface CompareMethods {
  test?: string | undefined;
  interval?: string | undefined;
}

/** Each variant against the control, judged once, by a named test and interval, and the segments beside it. Refuses under a sample-ratio mismatch. */
export function compareCall({ facts, policy }: ExperimentInProject, methods: CompareMethods): Calculation {
  const isMean = facts.metric_type === 'mean';
  const name = isMean ? 'experiment-analyze-means' : 'experiment-analyze-proportions';
  const plan = readPlan(facts, policy);
  if (isRefusal(plan)) return refused(name, plan);
  const results = readResults(facts, plan) ?? refuse('missing-plan', { what: 'what was measured' });
  if (isRefusal(results)) return refused(name, results);
  const split = splitRefusal(plan, results);
  if (split) return refused(name, split);
  const variants = plan.arms.map(({ id }, index) => {
    if (results.type === 'conversion') return { id, ...results.arms[index] };
    const { users = 0, mean = 0, variance = 0 } = results.arms[index] ?? {};
    return { id, users, mean, standard_deviation: Math.sqrt(variance) };
  });
  const chosen = Object.fromEntries(Object.entries(methods).filter(([, value]) => value !== undefined));
  const calculation = calculate(name, { variants, alpha: plan.alpha, correction: plan.correction, ...chosen });
  const method = methodsInWords(isMean, methods, plan);
  const segments = segmentsOutput(readSegments(facts, plan));
  if (segments.length === 0 || calculation.refused) return { ...calculation, method };
  return { ...calculation, method, result: { ...(calculation.result as object), segments } };
}

/** Why nothing may be compared: people are not split as planned. Undefined where they are. */
export function splitRefusal(plan: ExperimentPlan, { users }: Results): Refusal | undefined {
  const shares = plan.arms.map(({ share }) => share);
  const split = sampleRatio(users, shares, plan.sampleRatioThreshold);
  if (isRefusal(split) || !split.mismatch) return undefined;
  const args = { counts: list(users.map(count)), expected: list(split.expected.map(count)), p: pValue(split.p) };
  return { refused: 'sample-ratio-mismatch', message: formatMessage(reasons['sample-ratio-mismatch'], args) };
}

function methodsInWords(isMean: boolean, { test, interval }: CompareMethods, plan: ExperimentPlan): string {
  const known = (words: Readonly<Record<string, string>>, key: string) => words[key] ?? key;
  const tested = isMean ? known(meanTestWords, test ?? 'welch') : known(rateTestWords, test ?? 'pooled');
  const drawn = isMean ? '' : ` with ${known(differenceIntervalWords, interval ?? 'mee')}`;
  const corrected = plan.arms.length > 2 && plan.correction !== 'none' ? `; corrected by ${plan.correction}` : '';
  return `${tested}${drawn}, judged once${corrected}`;
}

function planInput(plan: ExperimentPlan) {
  const { metric, baseline, deviation, effect, effectKind, alpha, sidedness, correction } = plan;
  return {
    metric_type: metric,
    ...(baseline === undefined ? {} : { baseline }),
    ...(deviation === undefined ? {} : { standard_deviation: deviation }),
    ...(effect === undefined ? {} : { minimum_effect: effect, effect_kind: effectKind }),
    alpha,
    sidedness,
    correction,
  };
}

/** People per variant: as typed, as measured, or as planned. */
function peopleOf(facts: ExperimentData, plan: ExperimentPlan, typed: string | undefined): number[] | undefined {
  if (typed !== undefined) {
    const counts = typed.split(/[;\s]+|,(?!\d{3}\b)/).map((text) => readCount(text) ?? Number.NaN);
    // One number is that of the smallest variant, as in `sample_per_variant`.
    return counts.length === 1 ? sharedOut(plan, counts[0] ?? Number.NaN) : counts;
  }
  const results = readResults(facts, plan);
  if (results !== undefined && !isRefusal(results)) return [...results.users];
  return plan.promisedSample === undefined ? undefined : sharedOut(plan, plan.promisedSample);
}

/** A calculation that was refused before it began. */
export function refused(name: string, refusal: NonNullable<Calculation['refused']>): Calculation {
  const { method, source } = findCalculator(name);
  return { calculator: name, method, source, refused: refusal };
}
