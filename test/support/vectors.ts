import { experimentGroups } from '../core/experiments/vectorGroups.ts';

/**
 * Where each group of the reference cases in test/data/vectors.json is run, and which cases are not run, with the reason.
 * `test/core/vectors.test.ts` holds this complete: a case that is neither run nor named here fails.
 */
export type VectorSuite = 'experiments' | 'attribution' | 'measurement' | 'none';

/** The suite of each group: `test/core/<suite>/vectors.test.ts`, which fails for a case that it has no entry for. */
export const vectorGroups: Readonly<Record<string, VectorSuite>> = {
  ...Object.fromEntries(experimentGroups.map((group) => [group, 'experiments' as const])),
  attribution_heuristic: 'attribution',
  attribution_time_decay: 'attribution',
  attribution_markov: 'attribution',
  attribution_shapley: 'attribution',
  channel_roi: 'attribution',
  unit_economics: 'measurement',
  lead_scoring: 'measurement',
  funnel: 'measurement',
  budget: 'measurement',
  workflow_schedule: 'none',
  workflow_simulation: 'none',
};

/** The groups of a suite. */
export function groupsOf(suite: VectorSuite): string[] {
  return Object.entries(vectorGroups).flatMap(([group, name]) => (name === suite ? [group] : []));
}

/** Cases, or whole groups, that are not run, with the reason. */
export const notRun: Readonly<Record<string, string>> = {
  'ue-bgnbd':
    'Optional. We offer no BG/NBD model: it needs parameters fitted to the data, and a lifetime value that nobody can check by hand.',
  'ue-gg':
    'Optional. We offer no Gamma-Gamma model, for the same reason; cohorts show what customers have brought so far.',
  workflow_schedule:
    'Mautic’s rules of when a step of a workflow may go out. We check workflows and draw them; nothing of ours sends or simulates sending yet.',
  workflow_simulation:
    'Re-entry and message caps of Dittofeed, Klaviyo and Customer.io, in words. We check the rules of contact as documents; nothing of ours simulates them yet.',
};
