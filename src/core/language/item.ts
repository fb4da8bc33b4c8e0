import type { Range } from '../documents/position.ts';

/** What can be typed at a place. */
export interface CompletionItem {
  label: string;
  kind: 'key' | 'value' | 'reference' | 'skeleton' | 'path';
  /** A few words beside the label. */
  detail: string;
  /** Markdown. */
  documentation: string;
  /** Text as it has to stand in the file: its lines carry their whole indentation, so the editor must not indent it again. */
  insertText: string;
  /** True when the text holds tab stops, as `${1}` or `${1|a,b|}`. */
  isSnippet: boolean;
  /** What is replaced: on one line, around the cursor. */
  range: Range;
  /** The items in their order. */
  sortText: string;
  /** True when something can be chosen right behind the inserted text, so that the editor asks again. */
  suggestNext: boolean;
}

/** An item before it is placed and ordered. */
export type Draft = Omit<CompletionItem, 'range' | 'sortText' | 'suggestNext'> & { suggestNext?: boolean };
