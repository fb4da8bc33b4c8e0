import type { EmptyView } from '../model.ts';

/** What a strategy without initiatives offers. */
export const emptyInitiatives: EmptyView = {
  message: 'This strategy has no initiatives yet. Add them with five judgements each, from 1 to 5, and the weights.',
  skeleton: `initiative_weights:
  alignment: 30%
  impact: 30%
  value: 20%
  effort: 10%
  risk: 10%
initiatives:
  - id: import-first-onboarding
    title: Import-first onboarding
    alignment: 5
    impact: 5
    value: 5
    effort: 3
    risk: 2
`,
};
