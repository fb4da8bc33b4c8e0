import type { JourneyView } from './model.ts';
import { countOf, scoreText, upper } from './words.ts';

/** One sentence that says what a journey shows. */
export function summaryOf({ stages, lowest }: Pick<JourneyView, 'stages' | 'lowest'>): string {
  if (stages.length === 0) return 'This journey has no stages yet.';
  const touchpoints = stages.flatMap((stage) => stage.touchpoints);
  const channels = new Set(touchpoints.flatMap(({ channel }) => channel ?? [])).size;
  const contacts = `${countOf(touchpoints.length, 'touchpoint')} ${
    channels > 0 ? `over ${countOf(channels, 'channel')}` : `in ${countOf(stages.length, 'stage')}`
  }`;
  if (lowest) return `Emotion is lowest in ${stages[lowest.stage]?.name.toLowerCase()}; ${contacts}.`;
  const even = touchpoints.find(({ emotion }) => emotion !== undefined)?.emotion;
  return even === undefined
    ? `${upper(contacts)}; nobody has noted yet how they feel.`
    : `Emotion is ${scoreText(even)} of 5 wherever it is noted; ${contacts}.`;
}
