import type { EmptyView } from '../model.ts';

/** What an empty experiment offers. */
export const emptyExperiment: EmptyView = {
  message:
    'This experiment has nothing to show yet. Say what the metric is today, which change is worth acting on, and which variants are compared.',
  skeleton: `baseline: 5%
minimum_effect: 1%
effect_kind: absolute
traffic: { per_day: 500 }
variants:
  - { id: present, title: As it is, control: true, allocation: 50% }
  - { id: new, title: The new one, allocation: 50% }
`,
};
