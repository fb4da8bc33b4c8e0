/** Settings of an experiment policy from which an experiment may be excepted. */
export const policySettings: readonly string[] = [
  'alpha',
  'power',
  'sidedness',
  'effect',
  'correction',
  'stopping_rule',
  'minimum_run',
  'maximum_run',
  'full_weeks',
  'minimum_sample',
  'sample_ratio',
];
