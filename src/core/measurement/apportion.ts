/** Sums exactly as shares of a whole: a sum of the result, in any order, is the total to the last bit. */

/**
 * A power of two of which the total is a multiple, about 15 digits below it: sums of such multiples up to the total are
 * never rounded.
 */
export function gridOf(total: number): number {
  const size = Math.abs(total);
  // Below this, numbers are too small to be split further.
  let exponent = Math.max(-1022, Math.floor(Math.log2(size)));
  if (exponent > -1022 && 2 ** exponent > size) exponent--;
  let digits = 49;
  while (digits < 52 && !Number.isInteger(size / 2 ** (exponent - digits))) digits++;
  return 2 ** (exponent - digits);
}

/**
 * Rounds shares so that they add up to the total exactly: each down to a multiple of the unit, what is left goes where the
 * most was cut off (largest remainder, Hamilton's method); on a tie to the first.
 * @param ideals what each should get; their sum is the total but for the errors of floating point
 * @param unit 1 for whole minor units; a binary grid fine enough for any number when left out
 */
export function roundToTotal(ideals: readonly number[], total: number, unit = gridOf(total)): number[] {
  const sum = ideals.reduce((before, ideal) => before + ideal, 0);
  // The sum may be off in its last digits; where it is off by more, the shares were not shares of this total.
  const scale = sum !== 0 && Math.abs(total / sum - 1) < 1e-6 ? total / sum : 1;
  const scaled = ideals.map((ideal) => (ideal * scale) / unit);
  const units = scaled.map(Math.floor);
  const shared = ideals.flatMap((ideal, place) => (ideal === 0 ? [] : [place]));
  let left = Math.round(total / unit) - units.reduce((before, each) => before + each, 0);
  if (shared.length === 0 || left === 0) return units.map((each) => each * unit);
  const cutOff = (place: number) => Math.round(((scaled[place] as number) - (units[place] as number)) * 1e6);
  const order = [...shared].sort((a, b) => cutOff(b) - cutOff(a) || a - b);
  const each = Math.trunc(left / order.length);
  for (const place of order) (units[place] as number) += each;
  left -= each * order.length;
  const step = Math.sign(left);
  const takers = step < 0 ? order.reverse() : order;
  for (const place of takers.slice(0, Math.abs(left))) (units[place] as number) += step;
  return units.map((whole) => whole * unit + 0);
}

/** Shares out whole units by weight, exactly: cents of a budget, for instance. Weights are not negative and not all zero. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  return roundToTotal(
    weights.map((weight) => total * (weight / sum)),
    total,
    1,
  );
}
