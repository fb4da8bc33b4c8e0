import type { Range } from '../documents/position.ts';

/** A picture of a document, before it is drawn: what there is to see, each part with its place in the file. */
export type View = FunnelView;

/** What every picture has, whatever it shows. */
export interface ViewHead {
  title: string;
  /** One sentence that says what the picture shows. */
  summary: string;
  /** The same facts as a table, for readers that see no picture. */
  table: ViewTable;
  /** What the figures cover, as a sentence: until when measured, for which cycle planned. */
  note?: string;
  /** Stands in place of a picture that has nothing to show yet. */
  empty?: EmptyView;
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

export interface FunnelView extends ViewHead {
  kind: 'funnel';
  stages: readonly FunnelStage[];
  /** One step less than there are stages: the step at 0 leads from the first stage to the second. */
  steps: readonly FunnelStep[];
  /** Share of the first stage that reaches the last. */
  overall: Pair<number>;
  /** True when the plan gives rates only: volumes are then shares of the first stage. */
  relative: boolean;
}

/** The same thing as the plan has it and as it turned out. */
export interface Pair<T> {
  planned?: T;
  actual?: T;
}

export interface FunnelStage extends Pair<number> {
  id: string;
  title: string;
  range: Range;
}

/** The way from one stage to the next, where people get lost. */
export interface FunnelStep extends Pair<FunnelFlow> {
  /** True for the step that loses most people of all. */
  biggestLoss: boolean;
  reason?: string;
  response?: string;
  range: Range;
}

export interface FunnelFlow {
  /** Share of the stage before that goes on; above 1 where a stage grows. */
  rate: number;
  /** How many are lost on the way, where the volumes are known; below 0 where a stage grows. */
  lost?: number;
}
