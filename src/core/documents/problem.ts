import type { Span } from './position.ts';

/** Something wrong with a text itself, found while it was read; the engine turns it into a finding. */
export interface Problem {
  /** Code in the message catalogue: `syntax`, `duplicate-key`, `too-large`, … */
  code: string;
  span: Span;
  args: Record<string, string | number>;
}
