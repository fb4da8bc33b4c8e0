export interface FunnelStageInput {
  title: string;
  /** People who reach the stage. */
  count: number;
  /** What the plan expects, to tell which step is behind. */
  planned?: number | undefined;
}

export interface FunnelStepRate {
  from: string;
  to: string;
  /** Share that goes on; null where nobody was there to go on. */
  rate: number | null;
  /** The planned share; null where the plan does not say. */
  plannedRate: number | null;
  /** People who do not go on; below 0 where the stage is larger than the one before. */
  lost: number;
  /** People more at the end if this step alone went as planned; null without a plan. */
  gain: number | null;
}

export interface FunnelRates {
  steps: FunnelStepRate[];
  /** Share of the first stage that reaches the last; null where the first is empty. */
  overall: number | null;
  /** The step to fix first, and why this one. */
  fixFirst: { from: string; to: string; reason: string } | null;
}

/**
 * Rate of each step, and of the whole way. The step to fix first: with a plan, the one whose return to plan brings most people
 * to the end; without, the one with the lowest rate, because there a point of rate is worth most.
 */
export function funnelRates(stages: readonly FunnelStageInput[]): FunnelRates {
  const last = stages.at(-1);
  const steps = stages.slice(1).map((to, index): FunnelStepRate => {
    const from = stages[index] as FunnelStageInput;
    const rate = share(to.count, from.count);
    const plannedRate = to.planned === undefined || from.planned === undefined ? null : share(to.planned, from.planned);
    const gain =
      plannedRate === null || rate === null || rate === 0 || last === undefined
        ? null
        : last.count * (plannedRate / rate - 1);
    return { from: from.title, to: to.title, rate, plannedRate, lost: from.count - to.count, gain };
  });
  const overall = last === undefined ? null : share(last.count, stages[0]?.count ?? 0);
  return { steps, overall, fixFirst: firstToFix(steps) };
}

/** The rate of the whole way from the rates of its steps: their product. */
export function overallRate(rates: readonly number[]): number {
  return rates.reduce((product, rate) => product * rate, 1);
}

function firstToFix(steps: readonly FunnelStepRate[]): FunnelRates['fixFirst'] {
  const blocked = steps.find(({ rate }) => rate === 0);
  if (blocked) return fix(blocked, 'nobody goes on, so nothing after it matters');
  const planned = steps.filter((step): step is FunnelStepRate & { gain: number } => step.gain !== null);
  if (planned.length > 0) {
    const best = planned.reduce((most, step) => (step.gain > most.gain ? step : most));
    if (best.gain <= 0) return null;
    const people = best.gain.toLocaleString('en-US', { maximumFractionDigits: 1 });
    return fix(best, `back to its planned rate it alone brings ${people} more to the end`);
  }
  const rated = steps.filter((step): step is FunnelStepRate & { rate: number } => step.rate !== null);
  if (rated.length === 0) return null;
  const lowest = rated.reduce((low, step) => (step.rate < low.rate ? step : low));
  return fix(
    lowest,
    'it has the lowest rate, so a point of rate brings most there; give planned figures for a better answer',
  );
}

function fix({ from, to }: FunnelStepRate, reason: string): { from: string; to: string; reason: string } {
  return { from, to, reason };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
