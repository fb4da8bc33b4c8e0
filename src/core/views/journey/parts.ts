import type { Range } from '../../documents/position.ts';
import type { Part } from '../svg/drawing.ts';
import { type Spot, textPart } from '../svg/textPart.ts';
import type { JourneyStage, JourneyTouchpoint } from './model.ts';
import { contactOf, stageWords, touchpointWords } from './words.ts';

/** A stage: its name, what the persona calls it, and how long it lasts. */
export function stagePart(stage: JourneyStage, spot: Spot): Part {
  const { name, title, lasts, range } = stage;
  const paragraphs = [
    ...(title ? [{ text: [name, lasts].filter(Boolean).join(' · '), style: 'small' as const }] : []),
    { text: title ?? name, style: 'title' as const },
    ...(!title && lasts ? [{ text: lasts, style: 'small' as const }] : []),
  ];
  return textPart({ kind: 'stage', place: { range }, words: stageWords(stage), paragraphs }, spot);
}

/** A touchpoint: what happens, below it the channel and who acts. */
export function touchpointPart(touchpoint: JourneyTouchpoint, spot: Spot): Part {
  const paragraphs = [
    { text: touchpoint.title, style: 'label' as const },
    // No line begins with a dot.
    { text: contactOf(touchpoint).replaceAll(' ·', '\u00A0·'), style: 'small' as const },
  ];
  const { range } = touchpoint;
  return textPart({ kind: 'touchpoint', place: { range }, words: touchpointWords(touchpoint), paragraphs }, spot);
}

/** A text of one kind: a pain, an opportunity, an owner. */
export function notePart(kind: string, word: string, text: string, range: Range, spot: Spot): Part {
  const paragraphs = [{ text, style: 'label' as const }];
  return textPart({ kind, place: { range }, words: [`${word}: ${text}`], paragraphs }, spot);
}
