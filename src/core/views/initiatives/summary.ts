import type { RankedInitiative } from './model.ts';
import { scoreText } from './words.ts';

/** One sentence: which comes first, and how many cannot be ranked. */
export function summaryOf(initiatives: readonly RankedInitiative[]): string {
  if (initiatives.length === 0) return 'This strategy has no initiatives yet.';
  const [first] = initiatives;
  const open = initiatives.filter(({ rank }) => rank === undefined).length;
  const fact =
    first?.score === undefined
      ? `${initiatives.length} ${initiatives.length === 1 ? 'initiative' : 'initiatives'}, none of them ranked`
      : `“${first.title}” comes first of ${initiatives.length}, with a score of ${scoreText(first.score)}`;
  return first?.score !== undefined && open > 0 ? `${fact}; ${open} cannot be ranked yet.` : `${fact}.`;
}
