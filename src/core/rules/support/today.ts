import { parseDay } from '../../documents/dates.ts';
import type { RuleContext } from '../rule.ts';

/** The day on which a gate is judged; undefined outside gates, or where nobody says. */
export function todayOf({ gate }: RuleContext): number | undefined {
  return parseDay(gate?.context.today);
}

/** What a rule says that needs to know the day and does not. */
export const noDay =
  'Without knowing which day it is, nobody can say what should be out. Judge this in a gate, with `gtm gate`.';
