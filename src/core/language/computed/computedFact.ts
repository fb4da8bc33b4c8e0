/** A number that follows from what stands in a document, at the value that it says something about. */
export interface Computed {
  pointer: string;
  /** A few characters to show behind the value. */
  label: string;
  /** The same as a sentence. */
  note: string;
}

/** What a computed number can be about; each can be left out of the text. */
export const computedTopics = ['budget', 'conversion', 'change', 'dates', 'sample'] as const;
export type ComputedTopic = (typeof computedTopics)[number];
