import type { Place, ViewHead } from '../model.ts';

/** How the plan hangs together: what is wanted, what is done for it, what is tried, and what was learned. */
export interface GraphView extends ViewHead {
  kind: 'graph';
  columns: readonly GraphColumn[];
  /** Ways from one node to another, by their places in `nodes`. */
  edges: readonly { from: number; to: number }[];
  nodes: readonly GraphNode[];
}

export interface GraphColumn {
  title: string;
  /** Places of its nodes, from top to bottom. */
  nodes: readonly number[];
}

export interface GraphNode extends Place {
  column: number;
  title: string;
  /** What else there is to know: its target, its state, its verdict. */
  detail?: string;
  /** What it says in sentences: what was learned. */
  notes?: readonly string[];
  /** True for one that is over. */
  past: boolean;
  /** True for one that should lead on and leads nowhere, or that should come from something and comes from nowhere. */
  loose: boolean;
  /** Why it is loose, in a sentence. */
  remark?: string;
}
