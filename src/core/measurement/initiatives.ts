/** The five judgements of an initiative, from 1 to 5. */
export const judgements = ['alignment', 'impact', 'value', 'effort', 'risk'] as const;
export type Judgement = (typeof judgements)[number];

/** Much effort and much risk count against an initiative: 5 counts as 1. */
const inverted: ReadonlySet<Judgement> = new Set(['effort', 'risk']);

export interface Initiative extends Readonly<Record<Judgement, number>> {
  id: string;
  /** In minor units. */
  cost?: number | undefined;
  expectedReturn?: number | undefined;
}

export interface InitiativeScore {
  id: string;
  rank: number;
  /** Weighted sum, 1 to 5. */
  score: number;
  /** What each judgement adds to it. */
  parts: Record<Judgement, number>;
  /** (Return - cost) / cost; null where one is missing or the cost is 0. */
  returnOnCost: number | null;
}

/**
 * Initiatives by their weighted score, best first; equal scores share a rank and stand by id. A weighted-sum decision matrix
 * (Fishburn 1967); effort and risk are turned round.
 * @param weights together 1
 */
export function scoreInitiatives(
  initiatives: readonly Initiative[],
  weights: Readonly<Record<Judgement, number>>,
): InitiativeScore[] {
  const scored = initiatives.map((initiative) => {
    const parts = Object.fromEntries(
      judgements.map((key) => [key, weights[key] * (inverted.has(key) ? 6 - initiative[key] : initiative[key])]),
    ) as Record<Judgement, number>;
    const sum = judgements.reduce((total, key) => total + parts[key], 0);
    const { id, cost, expectedReturn } = initiative;
    const returnOnCost =
      cost === undefined || expectedReturn === undefined || cost === 0 ? null : (expectedReturn - cost) / cost;
    // Equal but for the errors of floating point is equal.
    return { id, rank: 0, score: Number(sum.toFixed(9)), parts, returnOnCost };
  });
  scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  for (const [index, entry] of scored.entries()) {
    const before = scored[index - 1];
    entry.rank = before?.score === entry.score ? before.rank : index + 1;
  }
  return scored;
}
