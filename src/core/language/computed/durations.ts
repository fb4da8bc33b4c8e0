import { parseDay } from '../../documents/dates.ts';
import { valueAt } from '../../documents/pointer.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { Computed } from './computedFact.ts';

/** Pairs of days that begin and end something, by kind. */
const pairs: Readonly<Record<string, readonly [start: string, end: string][]>> = {
  project: [['/cycle/start', '/cycle/end']],
  campaign: [['/timeline/start', '/timeline/end']],
  experiment: [['/start', '/planned_stop']],
};

/** How long something lasts, behind its last day. Both days count. */
export function* durations(document: PlanDocument): Generator<Computed> {
  for (const [first, last] of pairs[document.kind ?? ''] ?? []) {
    const start = parseDay(valueAt(document.facts, first));
    const end = parseDay(valueAt(document.facts, last));
    if (start === undefined || end === undefined || end < start) continue;
    const days = end - start + 1;
    const label = days === 1 ? '1 day' : `${days} days`;
    const weeks = days % 7 === 0 ? `, ${days / 7} whole weeks` : '';
    yield { pointer: last, label, note: `${label}${weeks}, the first and the last included.` };
  }
}
