import type { Refusal } from '../../calculators/calculator.ts';
import { parseDay } from '../../documents/dates.ts';
import type { ExperimentData, ExperimentPolicyData } from '../../generated/documents.ts';
import type { EffectKind } from '../analysis/effect.ts';
import type { Sidedness } from '../arms.ts';
import type { RunRules, Traffic } from '../design/duration.ts';
import type { Correction } from '../multiplicity.ts';
import { refuse } from '../refusals.ts';
import { defaultSampleRatioThreshold } from '../sampleRatio.ts';
import { readAmount, readCount, readDays, readRate } from './quantities.ts';

export interface PlannedArm {
  id: string;
  /** What people call it: its title, or its id where it has none. */
  title: string;
  share: number;
}

export type StoppingRule = 'fixed-horizon' | 'sequential' | 'bayesian';

/** An experiment's plan with the policy's rules filled in, as numbers. */
export interface ExperimentPlan {
  metric: 'conversion' | 'mean';
  baseline: number | undefined;
  deviation: number | undefined;
  effect: number | undefined;
  effectKind: EffectKind;
  alpha: number;
  power: number;
  sidedness: Sidedness;
  correction: Correction;
  stoppingRule: StoppingRule;
  /** Looks under a sequential rule, the last included; undefined for an always-valid interval. */
  looks: number | undefined;
  /** The control first. */
  arms: readonly PlannedArm[];
  /** People per variant that the experiment itself promises; with uneven shares, in the variant with the smallest. */
  promisedSample: number | undefined;
  traffic: Traffic | undefined;
  run: RunRules;
  minimumSample: number;
  sampleRatioThreshold: number;
  /** Day numbers. */
  start: number | undefined;
  plannedStop: number | undefined;
  /** Settings that neither experiment nor policy makes, in words. */
  assumed: readonly string[];
}

/** A plan with more looks takes too long to work out while somebody types, and gains nothing over an always-valid interval. */
export const mostPlannedLooks = 20;

/** Reads the plan out of an experiment and the policy it follows; what the experiment says goes before the policy. */
export function readPlan(facts: ExperimentData, policy: ExperimentPolicyData | undefined): ExperimentPlan | Refusal {
  const arms = readArms(facts);
  if (!Array.isArray(arms)) return arms;
  const { planned_looks: looks = 1 } = facts;
  if (looks > mostPlannedLooks) return refuse('too-many-looks', { count: looks, maximum: mostPlannedLooks });
  const assumed: string[] = [];
  const orElse = <Value>(value: Value | undefined, fallback: Value, words: string): Value => {
    if (value === undefined) assumed.push(words);
    return value ?? fallback;
  };
  const metric = facts.metric_type ?? 'conversion';
  const effectKind = facts.effect_kind ?? (facts.minimum_effect === undefined ? policy?.effect?.kind : undefined);
  const kind = orElse(effectKind, 'absolute', 'an absolute effect');
  const effect = facts.minimum_effect ?? policy?.effect?.minimum;
  const readMetric = metric === 'conversion' ? readRate : readAmount;
  return {
    metric,
    baseline: readMetric(facts.baseline),
    deviation: readAmount(facts.standard_deviation),
    effect: kind === 'relative' ? readRate(effect) : readMetric(effect),
    effectKind: kind,
    alpha: orElse(readRate(facts.alpha ?? policy?.alpha), 0.05, 'a significance level of 5 %'),
    power: orElse(readRate(facts.power ?? policy?.power), 0.8, 'a power of 80 %'),
    sidedness: orElse(facts.sidedness ?? policy?.sidedness, 'two-sided', 'a two-sided test'),
    correction:
      facts.correction ??
      policy?.correction ??
      (arms.length > 2 ? orElse(undefined, 'holm', 'Holm’s correction') : 'none'),
    stoppingRule: orElse(facts.stopping_rule ?? policy?.stopping_rule, 'fixed-horizon', 'one judgement at the end'),
    looks: facts.planned_looks,
    arms,
    promisedSample: readCount(facts.sample_per_variant),
    traffic: readTraffic(facts),
    run: {
      // A policy of whole weeks asks for at least one.
      minimumRun: readDays(policy?.minimum_run) ?? (policy?.full_weeks ? 7 : 0),
      maximumRun: readDays(policy?.maximum_run),
      fullWeeks: policy?.full_weeks ?? true,
    },
    minimumSample: readCount(policy?.minimum_sample) ?? 0,
    sampleRatioThreshold: readRate(policy?.sample_ratio) ?? defaultSampleRatioThreshold,
    start: parseDay(facts.start),
    plannedStop: parseDay(facts.planned_stop),
    assumed,
  };
}

function readArms({ variants = [] }: ExperimentData): PlannedArm[] | Refusal {
  if (variants.length < 2) return refuse('arms-needed', { count: variants.length });
  const controls = variants.filter((variant) => variant.control === true);
  const control = controls[0];
  if (control === undefined || controls.length > 1)
    return refuse('missing-plan', { what: 'which one variant is the control' });
  const ordered = [control, ...variants.filter((variant) => variant !== control)];
  const shares = ordered.map((variant) => readRate(variant.allocation));
  // Where no shares are given the split is even; where only some are, nobody can tell.
  if (shares.every((share) => share === undefined))
    return ordered.map((variant) => ({ ...named(variant), share: 1 / ordered.length }));
  if (!shares.every((share) => share !== undefined && share > 0)) return refuse('shares-needed');
  return ordered.map((variant, index) => ({ ...named(variant), share: shares[index] ?? 0 }));
}

function named({ id, title }: NonNullable<ExperimentData['variants']>[number]): Pick<PlannedArm, 'id' | 'title'> {
  return { id, title: title?.trim() || id };
}

/** What people call a variant. */
export function variantTitle({ arms }: Pick<ExperimentPlan, 'arms'>, id: string): string {
  return arms.find((arm) => arm.id === id)?.title ?? id;
}

function readTraffic({ traffic }: ExperimentData): Traffic | undefined {
  const perDay = readCount(traffic?.per_day);
  return perDay === undefined ? undefined : { perDay, share: readRate(traffic?.share) ?? 1 };
}

/** People per variant by their shares, where the variant with the smallest share has so many. */
export function sharedOut({ arms }: Pick<ExperimentPlan, 'arms'>, smallest: number): number[] {
  const least = Math.min(...arms.map(({ share }) => share));
  return arms.map(({ share }) => Math.ceil(((smallest * share) / least) * (1 - 1e-12)));
}
