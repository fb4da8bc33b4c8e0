import type { Range } from '../../documents/position.ts';
import type { Pair, ViewHead } from '../model.ts';

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
