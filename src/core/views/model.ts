import type { Range } from '../documents/position.ts';

/** A picture of a document, before it is drawn: what there is to see, each part with its place in the file. */
export type View = FunnelView | JourneyView | WorkflowView;

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

export interface JourneyView extends ViewHead {
  kind: 'journey';
  stages: readonly JourneyStage[];
  /** The touchpoint at which people feel worst, by its place in the journey; nowhere when nobody noted a feeling. */
  lowest?: { stage: number; touchpoint: number };
}

export interface JourneyStage {
  /** The stage of the life cycle, in words: `Awareness`. */
  name: string;
  /** What it is called in the words of the persona. */
  title?: string;
  owner?: string;
  lasts?: string;
  touchpoints: readonly JourneyTouchpoint[];
  pains: readonly JourneyNote[];
  opportunities: readonly JourneyNote[];
  range: Range;
}

export interface JourneyTouchpoint {
  title: string;
  channel?: string;
  actor?: string;
  owner?: string;
  thought?: string;
  /** Day after the contract. */
  day?: number;
  /** From 1 (about to leave) to 5 (delighted). */
  emotion?: number;
  range: Range;
}

export interface JourneyNote {
  text: string;
  range: Range;
}

export interface WorkflowView extends ViewHead {
  kind: 'workflow';
  /** The triggers, then the steps in the order of the file, then what is missing. */
  nodes: readonly WorkflowNode[];
  edges: readonly WorkflowEdge[];
}

/** How a part of a workflow is drawn. */
export type WorkflowShape = 'trigger' | 'send' | 'wait' | 'branch' | 'split' | 'change' | 'handoff' | 'end' | 'missing';

export interface WorkflowNode {
  shape: WorkflowShape;
  /** What sort of step it is, in a word or two, with what matters most: `Send · email`, `Wait 2 days`. */
  word: string;
  title: string;
  /** What else there is to know: the content, the team. */
  detail?: string;
  /** False for a step that nothing leads to. */
  reachable: boolean;
  range: Range;
}

/** A way from one node to another, by their places. */
export interface WorkflowEdge {
  from: number;
  to: number;
  label?: string;
  range: Range;
}
