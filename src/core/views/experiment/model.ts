import type { Place, ViewHead } from '../model.ts';

/** An experiment read out: what to do and why, how the variants differ, how far the test is, and what must not get worse. */
export interface ExperimentView extends ViewHead {
  kind: 'experiment';
  verdict: Verdict;
  people: readonly People[];
  /** None before there are results, and none while the plan allows no look. */
  estimates: readonly EstimateRow[];
  /** Ends of the axis that the estimates share, in the metric’s own units. */
  axis: readonly [number, number];
  /** The planned effect on that axis, with its sign. */
  planned?: { at: number; text: string };
  /** Level of the intervals: `95 % interval`. */
  level: string;
  guardrails: readonly GuardrailRow[];
  /** Groups of people, as exploration. */
  segments: readonly SegmentRow[];
  /** What a reader should know beside it, the method last. */
  remarks: readonly string[];
}

export interface Verdict extends Place {
  advice: 'not-yet' | 'ship' | 'stop' | 'cannot-say';
  /** `Ship First forecast in ten minutes` */
  word: string;
  reason: string;
}

export interface People extends Place {
  title: string;
  isControl: boolean;
  users?: number;
  needed?: number;
  /** Share of the needed people that are there; above 1 where there are more. */
  share: number;
  text: string;
}

export interface EstimateRow extends Place {
  title: string;
  estimate: number;
  /** Ends of the interval; infinite where it is open. */
  lower: number;
  upper: number;
  signal: 'better' | 'worse' | 'none';
  /** `6.01 % against 5.01 %` */
  values: string;
  /** `+1 percentage point, +0.355 to +1.65` */
  text: string;
  /** `p = 0.0024`, or a probability. */
  evidence: string;
}

export interface GuardrailRow extends Place {
  text: string;
  breached: boolean;
}

export interface SegmentRow extends Place {
  /** `mobile, First forecast in ten minutes` */
  title: string;
  /** What it says, or why it says nothing. */
  text: string;
}
