import type { EmptyView } from '../model.ts';

/** What a project without strategy, campaigns and experiments offers. */
export const emptyGraph: EmptyView = {
  message: 'There is nothing to connect yet. Write a strategy with objectives, then campaigns that name them.',
  skeleton: `objectives:
  - id: more-visitors
    title: Raise visitors from 40,000 to 50,000
    kpi: website-visitors
    baseline: 40,000
    target: 50,000
    by: 2026-06-30
    owner: Name of a person
`,
};
