import type { Place, ViewHead } from '../model.ts';

/** A view of figures as bars below each other: what came of it as a bar, the plan as its frame, limits and targets as lines. */
export interface BarsView extends ViewHead {
  /** What bar, frame and lines stand for. */
  legend: string;
  rows: readonly BarRow[];
}

export interface BarRow extends Place {
  title: string;
  /** Left out where nothing is good or bad. */
  sign?: 'good' | 'warning' | 'bad' | 'open';
  /** The figures and the state in words. */
  text: string;
  /** Value at the right end of the bar; above 0. */
  full: number;
  /** Undefined while nothing is measured. */
  actual?: number;
  planned?: number;
  /** Where the period should end. */
  target?: number;
  /** From where on somebody has to act. */
  threshold?: number;
  /** What was measured period by period, oldest first. */
  trend?: readonly number[];
}
