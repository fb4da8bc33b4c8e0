import type { EmptyView } from '../model.ts';

/** What an empty persona offers. */
export const emptyPersona: EmptyView = {
  message: 'This persona has nothing to show yet. Begin with what hurts, what makes them act, and what they object to.',
  skeleton: `pains:
  - The forecast is put together by hand every Monday.
triggers:
  - A quarter missed because of one big deal
objections:
  - objection: My reps will not use another tool.
    answer: They go on using their mailbox.
`,
};
