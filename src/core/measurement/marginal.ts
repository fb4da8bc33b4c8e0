/** What a channel brought at a level of spend, as observed or planned. */
export interface SpendLevel {
  /** In minor units. */
  spend: number;
  conversions: number;
}

export interface MarginalStep {
  from: number;
  to: number;
  addedSpend: number;
  addedConversions: number;
  /** Cost of one more conversion, in minor units; null where the added spend bought none. */
  cpa: number | null;
}

/**
 * What one more conversion costs between neighbouring levels of spend: added spend over added conversions. Not the average
 * cost, which hides that the last conversions cost most.
 * @param levels at least two, of different spend, in any order
 */
export function marginalSteps(levels: readonly SpendLevel[]): MarginalStep[] {
  const sorted = bySpend(levels);
  return sorted.slice(1).map((to, index) => {
    const from = sorted[index] as SpendLevel;
    const addedSpend = to.spend - from.spend;
    const addedConversions = to.conversions - from.conversions;
    return {
      from: from.spend,
      to: to.spend,
      addedSpend,
      addedConversions,
      cpa: addedConversions > 0 ? addedSpend / addedConversions : null,
    };
  });
}

/**
 * The levels that a sensible spender would use: the upper convex hull. Between two of them every further unit costs more than
 * the one before, so that the cheapest conversions can be bought first.
 */
export function efficientLevels(levels: readonly SpendLevel[]): SpendLevel[] {
  const hull: SpendLevel[] = [];
  for (const level of bySpend(levels)) {
    if (hull.length > 0 && level.conversions <= (hull.at(-1) as SpendLevel).conversions) continue;
    while (
      hull.length > 1 &&
      slope(hull.at(-2) as SpendLevel, level) >= slope(hull.at(-2) as SpendLevel, hull.at(-1) as SpendLevel)
    )
      hull.pop();
    hull.push(level);
  }
  return hull;
}

/** Conversions for each unit of spend between two levels. */
function slope(from: SpendLevel, to: SpendLevel): number {
  return (to.conversions - from.conversions) / (to.spend - from.spend);
}

function bySpend(levels: readonly SpendLevel[]): SpendLevel[] {
  return [...levels].sort((a, b) => a.spend - b.spend);
}
