import { isRefusal } from '../../calculators/calculator.ts';
import { formatMessage, list } from '../../messages/format.ts';
import type { Args } from '../../rules/rule.ts';
import type { Known } from './advise.ts';
import { peeksOf } from './looks.ts';
import { type NoteCode, notes } from './reasons.ts';
import { count, percent } from './words.ts';

/** The notes that belong to what is known; the numbers may still be missing. */
export function noteTexts(
  known: Pick<Known, 'plan' | 'design' | 'guardrails' | 'needed' | 'facts'> & Partial<Known>,
): string[] {
  return [...planNotes(known), ...runNotes(known)];
}

function note(code: NoteCode, args: Args): string {
  return formatMessage(notes[code], args);
}

function planNotes({ plan, design, guardrails }: Pick<Known, 'plan' | 'design' | 'guardrails'>): string[] {
  const result: string[] = [];
  if (plan.assumed.length > 0) result.push(note('assumed', { list: list(plan.assumed) }));
  if (!isRefusal(design)) {
    const needed = Math.min(...design.perVariant);
    if (plan.promisedSample !== undefined && plan.promisedSample < needed) {
      result.push(note('underpowered', { promised: count(plan.promisedSample), needed: count(needed) }));
    }
    if (design.duration?.tooLong) {
      const perDay = count((plan.traffic?.perDay ?? 0) * (plan.traffic?.share ?? 1));
      result.push(note('too-long', { perDay, days: design.duration.days, maximum: plan.run.maximumRun ?? 0 }));
    }
  }
  const control = plan.arms[0]?.id;
  for (const reading of guardrails) {
    if (reading.breached && reading.variant === control) result.push(note('guardrail-both', { kpi: reading.title }));
  }
  return result;
}

function runNotes({
  plan,
  facts,
  needed,
  progress,
  split,
}: Pick<Known, 'plan' | 'facts' | 'needed'> & Partial<Known>): string[] {
  const result: string[] = [];
  if (!progress) return result;
  if (progress.complete && progress.sample < 1 && needed.length > 0) {
    result.push(
      note('sample-missed', { users: count(Math.min(...progress.users)), needed: count(Math.min(...needed)) }),
    );
  }
  if (!progress.wholeWeeks && progress.days !== null && (progress.complete || progress.ended))
    result.push(note('part-week', { days: progress.days }));
  if (split?.lowCounts) result.push(note('low-counts', {}));
  const peeks = peeksOf(facts, plan);
  if (peeks) {
    const args = { count: peeks.count, error: percent(peeks.error), alpha: percent(plan.alpha) };
    result.push(note('unplanned-looks', args));
  }
  const recorded = facts.results?.looks?.length ?? 0;
  if (plan.stoppingRule === 'sequential' && plan.looks !== undefined && recorded > plan.looks) {
    result.push(note('extra-looks', { looks: plan.looks, count: recorded }));
  }
  return result;
}
