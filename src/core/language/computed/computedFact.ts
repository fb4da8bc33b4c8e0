/** A number that follows from what stands in a document, at the value that it says something about. */
export interface Computed {
  pointer: string;
  /** A few characters to show behind the value. */
  label: string;
  /** The same as a sentence. */
  note: string;
}
