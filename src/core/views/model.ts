import type { Range } from '../documents/position.ts';
import type { Severity } from '../rules/rule.ts';

/** What every picture has, whatever it shows. */
export interface ViewHead {
  /** Which view it is: the name that the registries know it by. */
  kind: string;
  title: string;
  /** One sentence that says what the picture shows. */
  summary: string;
  /** The same facts as a table, for readers that see no picture. */
  table: ViewTable;
  /** What the figures cover, as a sentence: until when measured, for which cycle planned. */
  note?: string;
  /** Stands in place of a picture that has nothing to show yet. */
  empty?: EmptyView;
  /** What was found in the files that it is drawn from. */
  findings?: readonly ViewFinding[];
}

/** A finding as a picture shows it. */
export interface ViewFinding extends Place {
  severity: Severity;
  message: string;
}

export interface ViewTable {
  columns: readonly ViewColumn[];
  rows: readonly (readonly string[])[];
}

export interface ViewColumn {
  title: string;
  /** True for a column of figures: it is aligned to the right. */
  figures?: boolean;
}

/** What to do about an empty picture. */
export interface EmptyView {
  message: string;
  /** YAML that makes a good start. */
  skeleton: string;
}

/** The same thing as the plan has it and as it turned out. */
export interface Pair<T> {
  planned?: T;
  actual?: T;
}

/** Where a part of a picture stands in the plan. */
export interface Place {
  /** The file, where that is another than the document's own; always in a picture of the whole project. */
  file?: string;
  range: Range;
  /** Other files that the part stands for too: what was found in them is shown on it. */
  covers?: readonly string[];
}
