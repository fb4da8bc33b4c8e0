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
  journey: [
    'cycle',
    'persona',
    'stages/*/goal',
    'stages/*/owner',
    'stages/*/touchpoints/*/channel',
    'stages/*/touchpoints/*/actor',
  ],
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
  content: ['cycle', 'owner', 'assets/*/type', 'assets/*/persona', 'assets/*/due', 'assets/*/owner', 'assets/*/status'],
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
  workflow: [
    'cycle',
    'type',
    'status',
    'owner',
    'purpose',
    'triggers/*/type',
    'goal/title',
    'goal/event',
    'consent_basis',
    'steps/*/title',
  ],
  scoring: ['cycle', 'owner', 'decay/method', 'thresholds/mql', 'thresholds/sql', 'bant/*/question'],
  segments: [
    'attributes/*/of',
    'attributes/*/type',
    'segments/*/condition/attribute',
    'segments/*/condition/operator',
    'segments/*/condition/value',
  ],
  contact_policy: [
    'owner',
    'consent/*/double_opt_in',
    'preferences',
    'suppression/*/for',
    'suppression/*/channels',
    'retention/*/then',
  ],
  attribution: ['cycle', 'model', 'lookback', 'conversions/*/kpi', 'reasons'],
  pipeline: [
    'cycle',
    'owner',
    'stages/*/type',
    'stages/*/entry',
    'stages/*/exit',
    'stages/*/probability',
    'stages/*/days',
    'forecast/method',
  ],
  success: [
    'cycle',
    'owner',
    'start/handoff',
    'onboarding/length',
    'health/factors/*/category',
    'churn_signals/*/signal',
    'churn_signals/*/action',
  ],
  dashboards: ['cycle', 'dashboards/*/stakeholder', 'dashboards/*/questions'],
  actuals: [
    'cycle',
    'period',
    'source',
    'kpis/*/planned',
    'kpis/*/actual',
    'kpis/*/cause',
    'channels/*/budget',
    'channels/*/spend',
  ],
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
