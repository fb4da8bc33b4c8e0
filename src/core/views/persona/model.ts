import type { Place, ViewHead } from '../model.ts';

/** One persona on a page: who it is, what moves it, and how it buys. */
export interface PersonaView extends ViewHead {
  kind: 'persona';
  role?: string;
  quote?: string;
  /** Facts in a few words each: `45 % of the target`, `decision maker`. */
  facts: readonly string[];
  sections: readonly PersonaSection[];
  range: Place['range'];
}

export interface PersonaSection {
  title: string;
  entries: readonly PersonaEntry[];
}

export interface PersonaEntry extends Place {
  text: string;
  /** The answer to an objection, what a stage needs. */
  detail?: string;
}
