import type { EmptyView } from '../model.ts';

/** What an empty funnel offers. */
export const emptyFunnel: EmptyView = {
  message:
    'This funnel has no stages yet. Add the stages from top to bottom, each with an id, a title and a planned figure.',
  skeleton: `stages:
  - id: visitors
    title: Visitors
    planned:
      volume: 10,000
  - id: signups
    title: Sign-ups
    planned:
      rate: 5%
  - id: customers
    title: Customers
    planned:
      rate: 20%
`,
};
