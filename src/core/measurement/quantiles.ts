/**
 * The value below which a share of the values lies, between neighbours in a straight line (type 7 of Hyndman & Fan 1996, the
 * default of R, NumPy and Excel's PERCENTILE.INC).
 * @param sorted rising, at least one
 * @param share 0.5 for the median
 */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = Math.floor(place);
  const below = sorted[low] as number;
  const above = sorted[Math.min(low + 1, sorted.length - 1)] as number;
  return below + (above - below) * (place - low);
}

/** The value in the middle; the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  return quantile(rising(values), 0.5);
}

/** The values from smallest to largest. */
export function rising(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
