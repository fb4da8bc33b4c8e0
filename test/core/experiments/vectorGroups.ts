/** Groups of reference cases about experiments. */
export const experimentGroups: readonly string[] = [
  'proportion_test',
  'multiplicity',
  'proportion_ci',
  'sample_size_two_prop',
  'sample_size_means',
  'growthbook_power',
  'welch_t',
  'srm',
  'ratio_metric',
  'gb_frequentist',
  'gb_oracle_grid',
  'sequential',
  'bayesian',
  'special_functions',
];

/** The other groups of the file, which do not apply to experiments, and whose they are. */
export const otherGroups: Readonly<Record<string, string>> = {
  attribution_heuristic: 'attribution',
  attribution_time_decay: 'attribution',
  attribution_markov: 'attribution',
  attribution_shapley: 'attribution',
  channel_roi: 'attribution',
  unit_economics: 'measurement',
  funnel: 'measurement',
  budget: 'measurement',
  lead_scoring: 'automation',
  workflow_schedule: 'automation',
  workflow_simulation: 'automation',
};
