import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/core/calculators/calculator.ts';

export interface Tolerance {
  abs?: number;
  rel?: number;
  decimals?: number;
}

// biome-ignore lint/suspicious/noExplicitAny: the cases are foreign data, each of a shape of its own
export type Foreign = any;

export interface Vector {
  id: string;
  group: string;
  fn: string;
  inputs: Foreign;
  expected: Foreign;
  tolerance: Tolerance;
  source: string;
  notes?: string;
}

/** One number of ours against one of theirs. `differs`: the source's number is known to be wrong, and ours must not be it. */
export interface Check {
  what: string;
  ours: number;
  theirs: number;
  differs?: boolean;
}

export type Entries = Record<string, (vector: Vector) => Check[]>;

/** The value, which must not be a refusal. */
export function value<Result>(result: Result): Exclude<Result, { refused: string }> {
  assert.ok(!isRefusal(result), JSON.stringify(result));
  return result as Exclude<Result, { refused: string }>;
}

/** Pairs up two lists, number by number. */
export function each(what: string, ours: readonly number[], theirs: readonly number[]): Check[] {
  assert.equal(ours.length, theirs.length, `${what}: lists of different length`);
  return theirs.map((number, index) => ({
    what: `${what}[${index}]`,
    ours: ours[index] ?? Number.NaN,
    theirs: number,
  }));
}

/** Pairs up the keys that the case expects. */
export function keyed(ours: Record<string, number>, theirs: Record<string, number>): Check[] {
  return Object.entries(theirs).map(([what, number]) => ({ what, ours: ours[what] ?? Number.NaN, theirs: number }));
}

/** Allowed distance: absolute, relative to theirs, or half a unit of the last decimal; equality where nothing is said. */
export function allowed({ abs, rel, decimals }: Tolerance, theirs: number): number {
  if (abs !== undefined) return abs;
  if (rel !== undefined) return rel * Math.abs(theirs);
  return decimals === undefined ? 0 : 0.5 * 10 ** -decimals * (1 + 1e-9);
}

export function compare({ what, ours, theirs, differs }: Check, tolerance: Tolerance, id: string): void {
  if (!Number.isFinite(theirs)) {
    assert.equal(ours, theirs, `${id} ${what}`);
    return;
  }
  const distance = Math.abs(ours - theirs);
  const close = distance <= allowed(tolerance, theirs);
  if (differs) assert.ok(Number.isFinite(ours) && !close, `${id} ${what}: ours ${ours} is the wrong number ${theirs}`);
  else assert.ok(close, `${id} ${what}: ours ${ours}, theirs ${theirs}, apart by ${distance}`);
}
