import type { Place, ViewHead } from '../model.ts';

/** A view of figures as bars below each other: what came of it as a bar, the plan as its frame, limits and targets as lines. */
export interface BarsView extends ViewHead {
  /** What bar, frame and lines stand for. */
  legend: string;
  rows: readonly BarRow[];
  /** What the bars measure, for a chart with an axis. */
  scale: {
    unit: string;
    /** What bars and, where there is one, line stand for. */
    bars: string;
    line?: string;
    /** True where the rows have units of their own: then shares of the plan are drawn. */
    shares?: boolean;
    /** Digits of the rows' figures that stand behind the decimal point: 2 for cents. */
    digits?: number;
  };
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
