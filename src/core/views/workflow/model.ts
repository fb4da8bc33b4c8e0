import type { Range } from '../../documents/position.ts';
import type { ViewHead } from '../model.ts';

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
