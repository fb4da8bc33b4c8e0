import type { RankedInitiative } from './model.ts';

/** A score as it is shown: `4.30`. */
export function scoreText(score: number): string {
  return score.toFixed(2);
}

/** How much more comes back: `returns 14.2 ×`, times what it costs. */
export function returnText(returnOnCost: number): string {
  return `returns ${(returnOnCost + 1).toFixed(1)}\u00A0×`;
}

/** An initiative in words, each sentence for itself. */
export function initiativeWords(initiative: RankedInitiative): string[] {
  const { title, rank, score, impact, effort, returnOnCost, owner, by, remark } = initiative;
  return [
    rank === undefined || score === undefined ? `${title}.` : `${rank}. ${title}: score ${scoreText(score)}.`,
    ...(impact === undefined || effort === undefined ? [] : [`Impact ${impact}, effort ${effort} of 5.`]),
    ...(returnOnCost === undefined ? [] : [`It ${returnText(returnOnCost)} its cost.`]),
    ...(owner ? [`Owner: ${owner}${by ? `, by ${by}` : ''}.`] : []),
    ...(remark ? [remark] : []),
  ];
}
