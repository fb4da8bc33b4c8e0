import type { EmptyView } from '../model.ts';

/** What an empty journey offers. */
export const emptyJourney: EmptyView = {
  message:
    'This journey has no stages yet. Add the stages in the order in which people live through them, each with its touchpoints and how they feel.',
  skeleton: `stages:
  - stage: awareness
    title: Something is wrong
    owner: Name of the person
    touchpoints:
      - id: first-article
        title: Reads an article
        channel: search
        actor: customer
        emotion: 2
    pains:
      - Every article ends in a form
    opportunities:
      - Give the template away
  - stage: consideration
    title: Would it work for us?
    touchpoints:
      - id: first-demo
        title: Sees a demonstration
        channel: meeting
        actor: sales
        emotion: 4
`,
};
