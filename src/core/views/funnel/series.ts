import { parseCount, parseRate } from '../../documents/quantity.ts';
import type { Facts } from '../../schema/types.ts';
import type { FunnelFlow } from './model.ts';

/** A stage as the file has it, as far as it can be read. */
export type StageFacts = NonNullable<NonNullable<Facts<'funnel'>['stages']>[number]>;

/** Either what was planned or what was measured, stage by stage. */
export interface Series {
  volumes: readonly (number | undefined)[];
  /** Share of the stage before; the first stage has none. */
  rates: readonly (number | undefined)[];
}

/** True when the stages have rates but not a single volume: they can only be drawn as shares of the first. */
export function isRelative(stages: readonly StageFacts[]): boolean {
  const both = stages.flatMap((stage) => [stage.planned, stage.actual]);
  return both.every((part) => count(part?.volume) === undefined) && both.some((part) => rate(part?.rate) !== undefined);
}

/**
 * Volumes and rates of one series. A volume that is not given follows from the stage before and the rate; a rate is what the
 * volumes say, and only where they are silent what the file says.
 */
export function seriesOf(stages: readonly StageFacts[], which: 'planned' | 'actual', relative: boolean): Series {
  const volumes: (number | undefined)[] = [];
  const rates: (number | undefined)[] = [];
  const measured = stages.some((stage) => rate(stage[which]?.rate) !== undefined);
  for (const [index, stage] of stages.entries()) {
    const before = volumes[index - 1];
    const given = index === 0 ? undefined : rate(stage[which]?.rate);
    const start = relative && measured && index === 0 ? 1 : undefined;
    const volume = count(stage[which]?.volume) ?? start ?? product(before, given);
    volumes.push(volume);
    rates.push(before && volume !== undefined ? (finite(volume / before) ?? given) : given);
  }
  return { volumes, rates };
}

/** What goes on and what gets lost on the way to the stage at `index`. */
export function flowTo(series: Series, index: number): FunnelFlow | undefined {
  const passed = series.rates[index];
  if (passed === undefined) return undefined;
  const before = series.volumes[index - 1];
  const after = series.volumes[index];
  return before === undefined || after === undefined ? { rate: passed } : { rate: passed, lost: before - after };
}

/** Share of the first stage that reaches the last. */
export function overallRate({ volumes, rates }: Series): number | undefined {
  if (volumes.length < 2) return undefined;
  const first = volumes[0];
  const last = volumes.at(-1);
  if (first && last !== undefined) return finite(last / first);
  return rates.slice(1).reduce((all, next) => product(all, next), 1);
}

function product(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : finite(left * right);
}

function count(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const read = parseCount(value);
  return read.unit === 'count' ? finite(read.value) : undefined;
}

function rate(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const read = parseRate(value);
  return read.unit === 'rate' ? finite(read.fraction) : undefined;
}

/** YAML knows `.inf` and `.nan`, and people type a minus by accident: none of them can be drawn. */
function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? value : undefined;
}
