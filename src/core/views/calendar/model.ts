import type { Place, ViewHead } from '../model.ts';

/** What runs when: campaigns with their channels and milestones, experiments, and content that is due. */
export interface CalendarView extends ViewHead {
  kind: 'calendar';
  /** First and last day that is shown, as days since 1970. */
  from: number;
  to: number;
  today?: number;
  rows: readonly CalendarRow[];
}

/** How a stretch of time is drawn: planned as an outline, running filled, over dashed, called off dotted. */
export type CalendarPhase = 'planned' | 'running' | 'over' | 'off';

export interface CalendarRow extends Place {
  title: string;
  /** What it is and how it stands: `Acquisition campaign · active`. */
  detail: string;
  /** True for a row that belongs to the one above it. */
  part: boolean;
  span?: { from: number; to: number; phase: CalendarPhase };
  marks: readonly CalendarMark[];
}

/** A day on which something is due. */
export interface CalendarMark extends Place {
  day: number;
  title: string;
  /** True for one that is behind us and not reported as done. */
  late: boolean;
}
