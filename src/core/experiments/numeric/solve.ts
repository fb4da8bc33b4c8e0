/**
 * The place between `low` and `high` where a function that changes sign there is zero, to the last bit or two. Bisection:
 * it cannot fail on a monotone function, however flat.
 */
export function bisect(f: (x: number) => number, low: number, high: number): number {
  let [left, right] = [low, high];
  const rising = f(right) >= 0;
  for (let step = 0; step < 2000; step++) {
    const middle = left + (right - left) / 2;
    if (middle === left || middle === right) return middle;
    if (f(middle) >= 0 === rising) right = middle;
    else left = middle;
  }
  return left + (right - left) / 2;
}

/** The place above 0 where a rising function is zero, or infinity when it stays below up to 1e300. */
export function positiveZero(f: (x: number) => number): number {
  return f(1) >= 0 ? bisect(f, 0, 1) : (firstReached(f, 1, 1e300) ?? Number.POSITIVE_INFINITY);
}

/** The smallest x ≥ start at which a rising function reaches zero, or undefined when it does not below `limit`. */
export function firstReached(f: (x: number) => number, start: number, limit: number): number | undefined {
  if (f(start) >= 0) return start;
  let [low, high] = [start, start * 2];
  while (f(high) < 0) {
    if (high > limit) return undefined;
    [low, high] = [high, high * 2];
  }
  return bisect(f, low, high);
}

/**
 * The zero of a smooth function that changes sign between `low` and `high`, to about 1e-13: false position in the Illinois
 * form (Dowell & Jarratt 1971), for functions too dear to bisect.
 */
export function smoothZero(f: (x: number) => number, low: number, high: number): number {
  let [left, right] = [low, high];
  let [atLeft, atRight] = [f(left), f(right)];
  let last = 0;
  for (let step = 0; step < 100; step++) {
    if (atLeft === 0) return left;
    if (atRight === 0 || Math.abs(right - left) < 1e-13 * (1 + Math.abs(right))) return right;
    const middle = (left * atRight - right * atLeft) / (atRight - atLeft);
    const atMiddle = f(middle);
    const side = atMiddle > 0 === atRight > 0 ? 1 : -1;
    if (Math.abs(middle - (side === 1 ? right : left)) < 1e-14 * (1 + Math.abs(middle))) return middle;
    if (side === 1) [right, atRight] = [middle, atMiddle];
    else [left, atLeft] = [middle, atMiddle];
    // The end that stays put twice in a row loses weight, so that it moves too.
    if (last === side && side === 1) atLeft /= 2;
    if (last === side && side === -1) atRight /= 2;
    last = side;
  }
  return (left + right) / 2;
}
