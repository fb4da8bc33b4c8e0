import { normalUpper, normalUpperQuantile } from '../distributions.ts';

/**
 * How a one-sided level is spent over the information (Lan & DeMets 1983): `obrien-fleming` and `pocock` after the
 * boundaries they resemble, `hwang-shih-decani` (1990, its parameter gamma: -4 is close to O'Brien-Fleming, 1 to Pocock),
 * `power` (Kim & DeMets 1987, its parameter the exponent).
 */
export type Spending =
  | { family: 'obrien-fleming' }
  | { family: 'pocock' }
  | { family: 'hwang-shih-decani'; parameter: number }
  | { family: 'power'; parameter: number };

/** The part of the one-sided level `alpha` that is spent by the share `fraction` of the information. */
export function spent(spending: Spending, alpha: number, fraction: number): number {
  const t = Math.min(1, fraction);
  switch (spending.family) {
    case 'obrien-fleming':
      return 2 * normalUpper(normalUpperQuantile(alpha / 2) / Math.sqrt(t));
    case 'pocock':
      return alpha * Math.log1p((Math.E - 1) * t);
    case 'hwang-shih-decani':
      return spending.parameter === 0
        ? alpha * t
        : (alpha * Math.expm1(-spending.parameter * t)) / Math.expm1(-spending.parameter);
    case 'power':
      return alpha * t ** spending.parameter;
  }
}
