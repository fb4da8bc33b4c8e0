import { dayIn, type Figure, figureFrom } from './quantities.ts';
import type { Value } from './values.ts';

/** A measure as a line of text gives it. */
export interface Measure {
  name: string;
  baseline?: Figure;
  target?: Figure;
  direction?: 'up' | 'down';
  by?: string;
  /** What could not be read. */
  unclear?: string;
}

const amount = '(?:[<>≤≥]=?\\s*)?(?:US\\$|[$€£])?\\d[\\d.,]*\\s?(?:[kKM]\\b)?%?';
const until = '(?:[,;]?\\s+(?:by|until|before|within|in|\\()\\s*(?<by>.+?)\\)?)?';
const changes = new RegExp(
  `^(?<verb>increase|grow|raise|improve|boost|lift|double|reduce|cut|lower|decrease)\\s+(?<name>.{2,80}?)(?:\\s+from\\s+(?<from>${amount}))?\\s+to\\s+(?<to>${amount})${until}\\.?$`,
  'i',
);
const reaches = new RegExp(
  `^(?:(?:reach|achieve|get|generate|acquire|hit|win|gain|attract|drive|close|sign|have|deliver)(?:\\s+to)?\\s+)?(?<to>${amount})\\s+(?<name>(?!of\\b)\\p{L}.{1,80}?)${until}\\.?$`,
  'iu',
);
export const compares = /^(?<name>[^<>≤≥:]{2,80}?)\s*(?<to>[<>≤≥]=?\s*(?:US\$|[$€£])?\d[\d.,]*\s?%?)\.?$/;
const arrow = new RegExp(`^(?<from>${amount})\\s*(?:→|->|to)\\s*(?<to>${amount})${until}\\.?$`, 'i');
const lone = new RegExp(`^(?<to>${amount})${until}\\.?$`, 'i');

/** What stands behind the name: `5% → 7% by 2026-06-30`. */
export function readValue(name: string, value: Value): Measure {
  const match = arrow.exec(value.text) ?? lone.exec(value.text);
  if (!match)
    return /\d/.test(value.text)
      ? { name, unclear: `“${value.text.slice(0, 60)}” is not one plain figure` }
      : { name, unclear: 'no figure stands there' };
  value.take();
  return withFigures(name, match.groups ?? {});
}

/** What a line says in words: `Increase trials from 220 to 300`. */
export function readLine(line: string): Measure {
  if (line.length > 240) return { name: line };
  const compare = compares.exec(line);
  if (compare?.groups) return withFigures(compare.groups.name ?? line, compare.groups);
  const change = changes.exec(line);
  if (change?.groups) {
    const down = /^(?:reduce|cut|lower|decrease)/i.test(change.groups.verb ?? '');
    return { ...withFigures(change.groups.name ?? line, change.groups), direction: down ? 'down' : 'up' };
  }
  const reach = reaches.exec(line);
  if (reach?.groups) return withFigures(reach.groups.name ?? line, reach.groups);
  return /\d\s*%|[$€£]\s?\d/.test(line)
    ? { name: line, unclear: 'it holds a figure, but not in a form that reads one way only' }
    : { name: line };
}

export function withFigures(name: string, groups: Record<string, string | undefined>): Measure {
  const measure: Measure = { name };
  for (const [key, said] of [
    ['baseline', groups.from],
    ['target', groups.to],
  ] as const) {
    if (said === undefined) continue;
    const figure = figureFrom(said);
    if (figure.is === 'one') measure[key] = figure.value;
    else if (figure.is === 'unclear') measure.unclear = figure.why;
  }
  if (groups.by !== undefined) {
    const day = dayIn(groups.by);
    if (day.is === 'one') measure.by = day.value.day;
    else
      measure.unclear ??=
        day.is === 'unclear' ? `${day.why}, so no day was taken` : `“${groups.by.slice(0, 40)}” names no day`;
  }
  return measure;
}
