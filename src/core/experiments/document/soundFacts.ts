import type { ExperimentData } from '../../generated/documents.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';

type Loose = Facts<'experiment'>;

/** The facts of an experiment as its calculations take them: entries without the key that names them are left out. */
export function soundFacts(facts: Loose): ExperimentData {
  const { results, decision, learning, frozen_plan: frozen } = facts;
  return {
    ...facts,
    kind: 'experiment',
    title: facts.title ?? '',
    variants: known(facts.variants, 'id'),
    guardrails: known(facts.guardrails, 'kpi'),
    frozen_plan: frozen && {
      ...frozen,
      variants: known(frozen.variants, 'id'),
      guardrails: known(frozen.guardrails, 'kpi'),
    },
    policy_exceptions: known(facts.policy_exceptions, 'setting'),
    results: results && {
      ...results,
      variants: known(results.variants, 'variant'),
      segments: known(results.segments, 'segment')?.map((segment) => ({
        ...segment,
        variants: known(segment.variants, 'variant'),
      })),
      guardrails: known(known(results.guardrails, 'kpi'), 'value'),
      looks: known(results.looks, 'on'),
    },
    decision: decision?.outcome === undefined ? undefined : decision,
    learning: learning?.statement === undefined ? undefined : learning,
  } as ExperimentData;
}

function known<T extends object>(entries: readonly (T | undefined)[] | undefined, key: keyof T): T[] | undefined {
  return entries && [...itemsOf(entries)].map(([entry]) => entry as T).filter((entry) => entry[key] !== undefined);
}
