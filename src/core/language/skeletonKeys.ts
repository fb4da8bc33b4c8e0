import type { Kind } from '../documents/kinds.ts';
import { schemaOf } from '../schema/registry.ts';
import type { KeyTree } from './snippet.ts';

/** What a new document of each kind begins with beside its required keys: what its rules ask for first. */
const paths: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  project: [
    'cycle/period',
    'business/product',
    'business/category',
    'goals/*/kpi',
    'goals/*/target',
    'goals/*/by',
    'budget/currency',
    'budget/per_month',
  ],
  strategy: [
    'cycle',
    'positioning/target',
    'positioning/need',
    'positioning/product',
    'positioning/category',
    'positioning/benefit',
    'positioning/alternatives',
    'positioning/differentiator',
    'channels/*/budget',
    'channels/*/rationale',
    'objectives/*/kpi',
    'objectives/*/baseline',
    'objectives/*/target',
    'objectives/*/by',
    'objectives/*/owner',
  ],
  persona: [
    'role',
    'share_of_target',
    'firmographics/company_size',
    'pains',
    'triggers',
    'objections/*/answer',
    'channels',
  ],
  messaging: [
    'cycle',
    'tagline',
    'primary_value_proposition/proof_points',
    'persona_variants/*/headline',
    'voice/tone',
  ],
  experiment_policy: ['alpha', 'power', 'sidedness', 'correction', 'stopping_rule', 'minimum_run'],
  kpis: ['cycle', 'kpis/*/class', 'kpis/*/stage', 'kpis/*/unit', 'kpis/*/direction', 'kpis/*/target', 'kpis/*/owner'],
  funnel: ['cycle', 'model', 'serves', 'stages/*/stage', 'stages/*/kpi', 'stages/*/owner', 'stages/*/planned/volume'],
  campaign: [
    'cycle',
    'type',
    'status',
    'owner',
    'objective',
    'kpi_targets/*/target',
    'personas',
    'timeline/start',
    'timeline/end',
    'budget/total',
    'channels/*/budget',
  ],
  experiment: [
    'cycle',
    'type',
    'status',
    'hypothesis/because',
    'hypothesis/change',
    'hypothesis/effect',
    'primary_metric',
    'baseline',
    'minimum_effect',
    'variants/*/allocation',
    'start',
    'planned_stop',
  ],
  attribution: ['cycle', 'model', 'lookback', 'conversions/*/kpi', 'reasons'],
  dashboards: ['cycle', 'dashboards/*/stakeholder', 'dashboards/*/questions'],
  playbook: ['description', 'extends', 'phases'],
};

/** The keys of a new document of a kind; of one without a list of its own, the first ones of its schema. */
export function skeletonKeys(kind: Kind): KeyTree {
  const tree: Record<string, KeyTree> = {};
  for (const path of skeletonPaths(kind)) {
    let level = tree;
    for (const key of path.split('/')) {
      level[key] ??= {};
      level = level[key] as Record<string, KeyTree>;
    }
  }
  return tree;
}

/** The same as paths, where `*` stands for the items of a list. */
export function skeletonPaths(kind: Kind): readonly string[] {
  const first = Object.keys(schemaOf(kind).properties ?? {}).filter((key) => key !== 'id' && key !== 'schema_version');
  return paths[kind] ?? first.slice(0, 8);
}
