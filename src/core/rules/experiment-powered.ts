import { isRefusal } from '../calculators/calculator.ts';
import { formatDay } from '../documents/dates.ts';
import { wholeRun } from '../experiments/design/duration.ts';
import { designIn, experimentIn } from '../experiments/document/inProject.ts';
import { type Run, runOf } from '../experiments/document/run.ts';
import type { Design } from '../experiments/readout/design.ts';
import type { ExperimentPlan } from '../experiments/readout/plan.ts';
import { readRate } from '../experiments/readout/quantities.ts';
import { amount, count, difference, percent } from '../experiments/readout/words.ts';
import type { ExperimentData } from '../generated/documents.ts';
import { defineRule, type Report } from './rule.ts';

/** Where a refusal to plan has its cause; what is not here is the business of other rules. */
const causes: Readonly<Record<string, string>> = {
  'unreachable-effect': '/minimum_effect',
  'no-effect': '/minimum_effect',
  'sample-too-large': '/minimum_effect',
  'zero-baseline': '/baseline',
  'rate-bounds': '/baseline',
  'positive-needed': '/standard_deviation',
  'alpha-bounds': '/alpha',
  'power-bounds': '/power',
  'too-many-looks': '/planned_looks',
};

export const experimentPowered = defineRule({
  id: 'experiment-powered',
  title: 'The sample and the run of an experiment are large enough for its effect',
  description:
    'The people planned per variant are at least what baseline, smallest effect, error rates, stopping rule and correction ask for, and the traffic brings them in before the planned stop.',
  kinds: ['experiment'],
  severity: 'error',
  options: {
    complete: {
      title: 'Complete',
      description: 'Report numbers that the sample needs and that are not there yet, so that a gate can ask for them.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    impossible: '{reason}',
    'no-rate': '“{value}” does not read as a rate, in which conversions are counted. Write it as in `5%` or `0.05`.',
    'no-sample':
      'The experiment does not say how many people each variant needs. By its own numbers that is {needed} ({method}). Add `sample_per_variant: {needed}`.',
    'too-few':
      'With {promised} people per variant the test would miss too many effects: to find {effect} on {baseline} with a power of {power}, {smallest} needs {needed}. Plan {needed}, or look for a larger effect.',
    'short-run':
      'The test needs {total} people, and at {perDay} a day they take {sampleDays}, but it runs for {run}. Set `planned_stop` to {stop} or later.',
    'part-week':
      'The test runs for {run}, which is not a whole number of weeks, and weekdays do not count alike. Set `planned_stop` to {stop}.',
    'too-long':
      'At {perDay} people a day the test takes {days}, but the policy lets one run for {maximum} at most. Look for a larger effect, take in more people, or say why under `policy_exceptions`.',
    enough: '{needed} people per variant are needed for {effect} on {baseline} ({method}), {planned} are planned',
    'long-enough': 'At {perDay} people a day the sample takes {sampleDays}, and the test runs for {run}',
  },
  fixes: {
    write: 'Plan {needed} people per variant',
    stop: 'Stop on {stop}',
  },
  *check(document, { project, options }) {
    const experiment = experimentIn(project, document);
    if (experiment.facts.status === 'cancelled') return;
    yield* checkRates(experiment.facts);
    const found = designIn(experiment);
    if (isRefusal(found)) {
      const path = causes[found.refused];
      if (path !== undefined) yield { message: 'impossible', args: { reason: found.message }, path };
      else if (options.complete === true && found.refused !== 'no-traffic')
        yield { message: 'impossible', args: { reason: found.message }, path: '', at: 'key' };
      return;
    }
    const { plan, design } = found;
    const reports = [
      ...checkSample(plan, design),
      ...checkRun(plan, runOf(plan, design), experiment.policy === undefined),
    ];
    yield* reports;
    if (reports.some((report) => 'message' in report)) return;
    const args = { ...wordsOf(plan, design), planned: count(plan.promisedSample ?? 0) };
    yield { evidence: 'enough', args, path: '/sample_per_variant' };
  },
});

/** Baseline and effect that cannot be rates; without them there is no plan, and nobody would know why. */
function* checkRates({ metric_type: type, baseline, minimum_effect: effect }: ExperimentData): Generator<Report> {
  if (type === 'mean') return;
  for (const [key, value] of Object.entries({ baseline, minimum_effect: effect }))
    if (value !== undefined && readRate(value) === undefined)
      yield { message: 'no-rate', args: { value: String(value) }, path: `/${key}` };
}

function wordsOf(plan: ExperimentPlan, design: Design) {
  const effect =
    plan.effectKind === 'absolute'
      ? difference(plan.effect ?? 0, plan.metric)
      : `${percent(plan.effect ?? 0)} more`.replace(/^-(.*) more$/, '$1 less');
  const baseline = plan.baseline === undefined ? 'any baseline' : amount(plan.baseline, plan.metric);
  return { effect, baseline, needed: count(Math.min(...design.perVariant)), method: design.method };
}

function* checkSample(plan: ExperimentPlan, design: Design): Generator<Report> {
  const needed = Math.min(...design.perVariant);
  const words = wordsOf(plan, design);
  const place = { path: '/sample_per_variant' } as const;
  const changes = [{ op: 'set', path: '/sample_per_variant', value: count(needed) }] as const;
  const fix = { message: 'write', args: { needed: words.needed }, changes };
  if (plan.promisedSample === undefined) {
    yield { message: 'no-sample', severity: 'warning', args: words, path: '/minimum_effect', fix };
    return;
  }
  if (plan.promisedSample >= needed) return;
  const even = new Set(design.perVariant).size === 1;
  const smallest = even ? 'each variant' : 'the variant with the smallest share';
  const args = { ...words, promised: count(plan.promisedSample), power: percent(plan.power), smallest };
  yield { message: 'too-few', args, fix, ...place };
}

/** Where there is a policy, another rule holds the run to its weeks. */
function* checkRun(plan: ExperimentPlan, run: Run | undefined, asksForWeeks: boolean): Generator<Report> {
  if (!run) return;
  const { perDay, sampleDays, needed, planned, maximum, total, start } = run;
  const isShort = planned !== undefined && planned < sampleDays;
  const stop = start === undefined ? '' : formatDay(start + (isShort ? needed : wholeRun(planned ?? needed, true)) - 1);
  const args = {
    perDay: count(perDay),
    total: count(total),
    sampleDays: daysIn(sampleDays),
    days: daysIn(needed),
    run: daysIn(planned ?? 0),
    stop,
    maximum: daysIn(maximum ?? 0),
  };
  const place = { args, path: '/planned_stop' } as const;
  const fix = { message: 'stop', args, changes: [{ op: 'set', path: '/planned_stop', value: stop }] } as const;
  if (maximum !== undefined && needed > maximum)
    yield { message: 'too-long', severity: 'warning', args, path: '/traffic/per_day' };
  else if (isShort) yield { message: 'short-run', ...place, fix };
  else if (planned === undefined) return;
  else if (asksForWeeks && plan.run.fullWeeks && planned % 7 !== 0)
    yield { message: 'part-week', severity: 'info', ...place, fix };
  else yield { evidence: 'long-enough', ...place };
}

function daysIn(days: number): string {
  return `${count(days)} ${days === 1 ? 'day' : 'days'}`;
}
