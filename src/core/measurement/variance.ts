/** Which way is better for a KPI. */
export type Direction = 'up' | 'down' | 'range';

export interface PlannedActual {
  /** For a range, the band stands in its place and this may be missing. */
  planned?: number | undefined;
  actual: number;
  direction: Direction;
  range?: { low?: number | undefined; high?: number | undefined } | undefined;
  /** The value at which somebody has to act: a floor if up is better, a ceiling if down is better. */
  threshold?: number | undefined;
  /** From this deviation from plan on, as a fraction, a cause and an action are needed. */
  tolerance: number;
}

export interface Variance {
  /** What the actual value is compared with: the plan; for a range, its nearest edge, or the actual value inside of it. */
  planned: number;
  actual: number;
  /** Actual less planned; for a range, how far outside of it, 0 inside. */
  difference: number;
  /** Difference over the size of the plan; null where the plan is 0. */
  relative: number | null;
  favourability: 'favourable' | 'unfavourable' | 'as planned';
  /** The actual value is on the wrong side of the threshold. */
  pastThreshold: boolean;
  needsCause: boolean;
  /** Why a cause is needed, in words. */
  reasons: string[];
}

/** The usual tolerance of a project: 10 % from plan. */
export const usualTolerance = 0.1;

/**
 * Actual against planned, relative to the plan (never to the actual, and never divided by 0). For KPIs where less is better, or
 * that should stay in a band, the sign of the difference says nothing: `favourability` does.
 * Source: flexible-budget variance, Horngren, Datar & Rajan, Cost Accounting.
 */
export function varianceOf(kpi: PlannedActual): Variance | undefined {
  const planned = plannedOf(kpi);
  if (planned === undefined) return undefined;
  const { actual, tolerance } = kpi;
  const difference = withoutNoise(actual - planned, planned, actual);
  const share = difference / Math.abs(planned);
  // A plan of 0, or of so little that nothing can be divided by it.
  const relative = Number.isFinite(share) ? share : null;
  const pastThreshold = isPastThreshold(kpi);
  const reasons = [
    ...(relative === null && difference !== 0 ? ['Nothing was planned.'] : []),
    ...(relative !== null && Math.abs(relative) >= tolerance - 1e-12 && difference !== 0
      ? [
          `The difference is ${percent(Math.abs(relative))} of the plan; from ${percent(tolerance)} on it needs a cause.`,
        ]
      : []),
    ...(pastThreshold ? ['The value is past its threshold.'] : []),
  ];
  return {
    planned,
    actual,
    difference,
    relative,
    favourability: favour(kpi.direction, difference),
    pastThreshold,
    needsCause: reasons.length > 0,
    reasons,
  };
}

function plannedOf({ planned, actual, direction, range }: PlannedActual): number | undefined {
  if (direction !== 'range' || (range?.low === undefined && range?.high === undefined)) return planned;
  const low = range.low ?? Number.NEGATIVE_INFINITY;
  const high = range.high ?? Number.POSITIVE_INFINITY;
  return Math.min(high, Math.max(low, actual));
}

function favour(direction: Direction, difference: number): Variance['favourability'] {
  if (difference === 0) return 'as planned';
  if (direction === 'range') return 'unfavourable';
  return difference > 0 === (direction === 'up') ? 'favourable' : 'unfavourable';
}

/** Whether a value is on the wrong side of its threshold, or outside of its band. */
export function isPastThreshold({
  actual,
  direction,
  threshold,
  range,
}: Pick<PlannedActual, 'actual' | 'direction' | 'threshold' | 'range'>): boolean {
  if (direction === 'range') {
    return actual < (range?.low ?? Number.NEGATIVE_INFINITY) || actual > (range?.high ?? Number.POSITIVE_INFINITY);
  }
  if (threshold === undefined) return false;
  return direction === 'up' ? actual < threshold : actual > threshold;
}

/** 0.3 - 0.1 - 0.2 is 0 here. */
function withoutNoise(difference: number, ...of: number[]): number {
  const size = Math.max(...of.map(Math.abs));
  return Math.abs(difference) <= size * 1e-12 ? 0 : difference;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
