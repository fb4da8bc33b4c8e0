import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import type { ExperimentData, ExperimentPolicyData } from '../../generated/documents.ts';
import { formatMessage } from '../../messages/format.ts';
import { changesSinceStart } from '../document/frozenPlan.ts';
import { type SampleRatio, sampleRatio } from '../sampleRatio.ts';
import { type Advice, advise, type Known } from './advise.ts';
import { type Design, designOf } from './design.ts';
import { type GuardrailReading, type KpiTitles, readGuardrails } from './guardrails.ts';
import { type Direction, type Estimate, judge } from './judge.ts';
import { noteTexts } from './noteTexts.ts';
import { type ExperimentPlan, readPlan, sharedOut } from './plan.ts';
import { nameOfPart, type PlanDifference, valueWords } from './planDifferences.ts';
import { type Progress, progressOf } from './progress.ts';
import { reasons } from './reasons.ts';
import { readResults } from './results.ts';
import { readSegments, type SegmentReading } from './segments.ts';

/** What an experiment's plan and numbers come to. */
export interface ReadOut extends Advice {
  /** Name of the method that judged. */
  method: string;
  design: Design | Refusal | null;
  progress: Progress | null;
  sampleRatio: SampleRatio | null;
  estimates: readonly Estimate[];
  guardrails: readonly GuardrailReading[];
  /** Exploration; none while the plan allows no look, and none under a mismatch. */
  segments: readonly SegmentReading[];
  notes: readonly string[];
}

const nothing = {
  design: null,
  progress: null,
  sampleRatio: null,
  estimates: [],
  guardrails: [],
  segments: [],
  notes: [],
};

/**
 * Reads an experiment out: how large it must be, how far it is, whether its split can be trusted, what the numbers say under
 * the rule that was set before the start, and what to do. Never declares a winner before the planned end under a rule that
 * judges once, under a sample-ratio mismatch, or without the planned correction.
 * @param direction which way the primary metric is better; the experiment itself does not say
 * @param kpiTitles what the KPIs of its guardrails are called, by id; the experiment itself does not say
 */
export function readOut(
  facts: ExperimentData,
  policy: ExperimentPolicyData | undefined,
  direction: Direction = 'up',
  kpiTitles: KpiTitles = {},
): ReadOut {
  const plan = readPlan(facts, policy);
  if (isRefusal(plan)) return { ...nothing, ...cannotSay(plan), method: 'none' };
  const design = designOf(plan);
  const guardrails = readGuardrails(facts, kpiTitles);
  const needed = neededOf(plan, design);
  const base = { ...nothing, design, guardrails, method: methodOf(plan) };
  const results = readResults(facts, plan);
  if (results === undefined) {
    const known = { plan, design, guardrails, needed, facts };
    return { ...base, ...advice('not-yet', 'no-results', reasons['no-results']), notes: noteTexts(known) };
  }
  if (isRefusal(results)) return { ...base, ...cannotSay(results) };
  const progress = progressOf(facts, plan, results.users, needed);
  const shares = plan.arms.map((arm) => arm.share);
  const split = sampleRatio(results.users, shares, plan.sampleRatioThreshold);
  if (isRefusal(split)) return { ...base, progress, ...cannotSay(split) };
  const changed = changesSinceStart(facts, policy);
  if (changed.length > 0 && !split.mismatch) {
    return {
      ...base,
      progress,
      sampleRatio: split,
      ...advice('cannot-say', 'plan-changed', changedWords(facts, changed)),
    };
  }
  const look = lookOf(plan, progress);
  const estimates = judge(plan, results, direction, Math.max(1, look));
  const known: Known = { plan, design, guardrails, needed, facts, progress, split, look, estimates, direction };
  const advised = advise(known);
  return {
    ...base,
    progress,
    sampleRatio: split,
    estimates: shown(estimates, advised),
    segments: isEarly(advised) || forbidsNumbers(advised) ? [] : readSegments(facts, plan),
    ...advised,
    notes: noteTexts(known),
  };
}

function changedWords({ frozen_plan: frozen }: ExperimentData, changed: readonly PlanDifference[]): string {
  const changes = changed.map(
    ({ path, before, after }) => `${nameOfPart(path)} was ${valueWords(before)} and is ${valueWords(after)}`,
  );
  return formatMessage(reasons['plan-changed'], { on: String(frozen?.on ?? ''), changes: changes.join('. ') });
}

/** Codes of advice under which the plan allows no look yet. */
const early = ['running', 'next-look', 'run-too-short', 'too-few-users'];
/** Codes of advice under which nothing may be called better or worse. */
const silent = [...early, 'too-few-users-ended'];
/** Codes under which no number is given, since one that cannot be trusted would still be quoted. */
const forbidden = ['sample-ratio-mismatch', 'stopped-early'];

/** True while the plan allows no look at how the variants differ: what is shown would be judged. */
export function isEarly({ code }: Pick<Advice, 'code'>): boolean {
  return early.includes(code);
}

function forbidsNumbers({ code }: Pick<Advice, 'code'>): boolean {
  return forbidden.includes(code);
}

/**
 * The estimates that may be seen: none under a mismatch or after an early end, and none called better or worse where the
 * plan does not allow a verdict.
 */
function shown(estimates: readonly Estimate[] | Refusal, advised: Advice): readonly Estimate[] {
  if (isRefusal(estimates) || forbidsNumbers(advised)) return [];
  return silent.includes(advised.code)
    ? estimates.map((estimate): Estimate => ({ ...estimate, signal: 'none' }))
    : estimates;
}

function advice(what: Advice['advice'], code: Advice['code'], reason: string): Advice {
  return { advice: what, code, reason, variant: null };
}

function cannotSay(refusal: Refusal): Advice {
  return advice('cannot-say', refusal.refused, formatMessage(reasons.refused, { message: refusal.message }));
}

/** People needed per variant: what the experiment promised at its start, or else what its numbers need. */
function neededOf(plan: ExperimentPlan, design: Design | Refusal): readonly number[] {
  if (plan.promisedSample !== undefined) return sharedOut(plan, Math.max(plan.promisedSample, plan.minimumSample));
  return isRefusal(design) ? [] : design.perVariant;
}

/** The last planned look that the sample has reached; 0 before the first. */
function lookOf({ looks = 1 }: ExperimentPlan, { sample, complete }: Progress): number {
  return complete ? looks : Math.min(looks - 1, Math.floor(sample * looks + 1e-9));
}

function methodOf({ metric, stoppingRule, looks, correction, arms, sidedness }: ExperimentPlan): string {
  const test = metric === 'conversion' ? 'two-proportion z test (pooled) with Mee’s score interval' : 'Welch’s t test';
  const parts = {
    'fixed-horizon': `${test}, once at the end`,
    sequential:
      looks === undefined
        ? 'always-valid interval (Waudby-Smith et al. 2023, tuning 5000)'
        : `${test}, ${looks} looks with O’Brien-Fleming spending (Lan & DeMets 1983)`,
    bayesian:
      metric === 'conversion'
        ? 'beta-binomial posterior, Beta(1, 1) prior'
        : 'normal posterior of the difference, flat prior',
  };
  const correctionWords = arms.length > 2 && correction !== 'none' ? [`corrected by ${correction}`] : [];
  return [parts[stoppingRule], sidedness, ...correctionWords].join('; ');
}
