import type { EmptyView } from '../model.ts';

/** What an empty workflow offers. */
export const emptyWorkflow: EmptyView = {
  message:
    'This workflow has no steps yet. Add what starts it, then the steps in order; a step goes on to the one below it.',
  skeleton: `triggers:
  - title: A trial has started
    event: trial-start
steps:
  - id: welcome
    title: Welcome
    type: send
    channel: email
  - id: two-days
    title: Two days later
    type: wait
    for: 2 days
  - id: reminder
    title: What to try next
    type: send
    channel: email
  - id: done
    title: End of the series
    type: end
`,
};
