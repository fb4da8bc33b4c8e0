import type { Range } from '../../documents/position.ts';
import type { ViewHead } from '../model.ts';

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
