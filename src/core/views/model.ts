import type { Range } from '../documents/position.ts';

/** A picture of a document, before it is drawn: what there is to see, each part with its place in the file. */
export type View = FunnelView;

export interface ViewHead {
  title: string;
  /** One sentence that says what the picture shows. */
  summary: string;
  /** The same facts as a table, for readers that see no picture. */
  table: { columns: string[]; rows: string[][] };
}

export interface FunnelView extends ViewHead {
  kind: 'funnel';
  stages: FunnelStage[];
  /** Share of the first stage that reaches the last, from planned and from actual volumes. */
  overall: { planned?: number; actual?: number };
}

export interface FunnelStage {
  id: string;
  title: string;
  planned?: number;
  actual?: number;
  /** Share of the stage before that gets here. */
  plannedRate?: number;
  actualRate?: number;
  /** True for the step that loses most. */
  biggestLoss: boolean;
  range: Range;
}
