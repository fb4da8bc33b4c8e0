/** Median of some runs of a function, in milliseconds, after a warm-up. */
export async function median(run: () => unknown, { runs = 15, warmUp = 3 } = {}): Promise<number> {
  for (let index = 0; index < warmUp; index++) await run();
  const times: number[] = [];
  for (let index = 0; index < runs; index++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

/** Medians of two functions that take turns, so that a machine that slows down slows both. */
export async function paired(
  a: () => unknown,
  b: () => unknown,
  { runs = 9, warmUp = 1 } = {},
): Promise<[a: number, b: number]> {
  const times: [number[], number[]] = [[], []];
  for (let index = 0; index < warmUp + runs; index++) {
    for (const [side, run] of [a, b].entries()) {
      const start = performance.now();
      await run();
      if (index >= warmUp) times[side]?.push(performance.now() - start);
    }
  }
  const middle = (list: number[]) =>
    list.sort((left, right) => left - right)[Math.floor(list.length / 2)] ?? Number.NaN;
  return [middle(times[0]), middle(times[1])];
}

/** One line of the result: what was measured, against which baseline, and the budget. */
export interface Measurement {
  name: string;
  /** What it took and what the baseline took, with their unit. */
  value: number;
  unit: 'ms' | 'KB';
  baseline?: { name: string; value: number };
  /** Largest value that is within budget: `factor` × baseline + `plus`. */
  budget: { factor?: number; plus?: number };
}

/** A measurement as a line; the ratio counts, because machines differ and are noisy. */
export function report({ name, value, unit, baseline, budget }: Measurement): { line: string; within: boolean } {
  const limit = (budget.factor ?? 0) * (baseline?.value ?? 0) + (budget.plus ?? 0);
  const within = value <= limit;
  const against = baseline
    ? `  ${(value / baseline.value).toFixed(2)} × ${baseline.name} (${baseline.value.toFixed(2)} ${unit})`
    : '';
  const allowed = [
    budget.factor === undefined ? '' : `${budget.factor} ×`,
    budget.plus === undefined ? '' : `${budget.plus} ${unit}`,
  ]
    .filter(Boolean)
    .join(' + ');
  return {
    line: `${within ? 'within' : 'OVER  '}  ${name.padEnd(48)} ${value.toFixed(2).padStart(9)} ${unit}${against}  budget ${allowed}`,
    within,
  };
}
