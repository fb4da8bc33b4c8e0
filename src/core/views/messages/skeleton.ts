import type { EmptyView } from '../model.ts';

/** What a messaging document without a matrix offers. */
export const emptyMessages: EmptyView = {
  message: 'No message has a persona and a channel yet. Say for each channel who reads what there.',
  skeleton: `channel_matrix:
  - channel: search-ads
    persona: revenue-operations
    value_proposition: time-back-for-reps
    message: Pipeline data that cleans itself
    call_to_action: Connect my mailbox
`,
};
