import type { MeasureReport } from '../report.ts';

/** What the figures cover, as a sentence. */
export function coveredText({ cycle, start, end, through, tolerance }: MeasureReport): string[] {
  const span = start === null ? '' : ` (${start} to ${end})`;
  const name = cycle === null ? 'No cycle is set' : `Cycle ${cycle}${span}`;
  const known = through === null ? 'no actual figures yet' : `figures through ${through}`;
  return [
    `${name}; ${known}. From ${Number((tolerance * 100).toFixed(1))} % off plan on, a difference needs a cause and an action.`,
  ];
}
