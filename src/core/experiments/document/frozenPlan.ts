import type { ExperimentData, ExperimentPolicyData } from '../../generated/documents.ts';
import { type PlanDifference, planDifferences } from '../readout/planDifferences.ts';

/** The plan that an experiment was started with, as its file records it. */
export type FrozenPlan = NonNullable<ExperimentData['frozen_plan']>;

/** The plan to freeze: what the experiment says, and what its policy says where it is silent. */
export function planToFreeze(facts: ExperimentData, policy: ExperimentPolicyData | undefined): Omit<FrozenPlan, 'on'> {
  return defined({
    policy: facts.policy,
    primary_metric: facts.primary_metric,
    metric_type: facts.metric_type,
    baseline: facts.baseline,
    standard_deviation: facts.standard_deviation,
    minimum_effect: facts.minimum_effect ?? policy?.effect?.minimum,
    effect_kind: facts.effect_kind ?? policy?.effect?.kind,
    alpha: facts.alpha ?? policy?.alpha,
    power: facts.power ?? policy?.power,
    sidedness: facts.sidedness ?? policy?.sidedness,
    correction: facts.correction ?? policy?.correction,
    stopping_rule: facts.stopping_rule ?? policy?.stopping_rule,
    planned_looks: facts.planned_looks,
    sample_per_variant: facts.sample_per_variant,
    start: facts.start,
    planned_stop: facts.planned_stop,
    variants: facts.variants?.map((variant) => pick(variant, ['id', 'control', 'allocation'])),
    guardrails: facts.guardrails?.map((guardrail) => pick(guardrail, ['kpi', 'comparison', 'limit'])),
  });
}

/** Where an experiment's plan differs from the one that it was started with; none where nothing is frozen. */
export function changesSinceStart(facts: ExperimentData, policy: ExperimentPolicyData | undefined): PlanDifference[] {
  const { frozen_plan: frozen } = facts;
  if (!frozen) return [];
  const head = { kind: 'experiment', title: facts.title } as const;
  const { on: _, ...before } = frozen;
  return planDifferences({ ...head, ...before }, { ...head, ...planToFreeze(facts, policy) });
}

/** An entry without the keys that have no value. */
function defined<T extends object>(entry: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

function pick<T extends object, Key extends keyof T>(entry: T, keys: readonly Key[]): Pick<T, Key> {
  return Object.fromEntries(keys.flatMap((key) => (entry[key] === undefined ? [] : [[key, entry[key]]]))) as Pick<
    T,
    Key
  >;
}
