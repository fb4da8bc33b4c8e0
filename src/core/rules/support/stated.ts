/**
 * Whether a number that somebody wrote agrees with the one that follows from the figures: equal within one unit of the last
 * digit that is written, so that a rounded number is right and a wrong one is not.
 * @param text as it is written: `USD 1,073`, `2.51 months`, `25.3 %`
 * @param stated what it reads as, in the unit of `computed`
 * @param unit what 1 in the text is in that unit: 100 for money in cents, 0.01 for a percentage
 */
export function agreesAsWritten(text: string, stated: number, computed: number, unit = 1): boolean {
  const decimals = /\d[\d,]*\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  return Math.abs(stated - computed) <= 10 ** -decimals * unit * (1 + 1e-9);
}

/** The number in a text: 3.93 in `3.93`, `3.93 ×` and `3.93:1`, 12.5 in `12.5 %`; a minus sign of any kind counts. */
export function statedNumber(text: string): number {
  const found = /[-−–]?\s*\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  return found === undefined ? Number.NaN : Number(found.replace(/[−–]/, '-').replace(/[\s,]/g, ''));
}
