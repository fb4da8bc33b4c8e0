import { normalUpper } from '../distributions.ts';
import { exactSum, quadratureNodes, stretches } from './quadrature.ts';
import { stirlingError } from './saddlePoint.ts';

/**
 * P(T > t) of the noncentral t distribution with df ≥ 1 degrees of freedom, for t > 0: the normal tail averaged over the
 * distribution of the estimated deviation, ln √(χ²/df), by Gauss-Legendre quadrature. Absolute error below 1e-13.
 */
export function noncentralTUpper(t: number, df: number, noncentrality: number): number {
  const m = df / 2;
  const spread = 1 / (2 * Math.sqrt(m));
  const peak = Math.LN2 + Math.log(m / (2 * Math.PI)) / 2 - stirlingError(m);
  const density = (u: number) => Math.exp(peak - m * (Math.expm1(2 * u) - 2 * u));
  // Below, the density falls like e^(df u); above, like the normal one and faster.
  const [low, high] = [-(45 / df + 10 * spread), 10 * spread];
  // The normal tail falls from 1 to 0 where t times the deviation passes the noncentrality.
  const features = [{ at: 0, width: spread }];
  if (noncentrality > 0)
    features.push({ at: Math.log(noncentrality / t), width: Math.max(1e-12, 1 / (1 + noncentrality)) });
  const terms = quadratureNodes(stretches(low, high, features, 1)).map(
    ({ at, weight }) => weight * density(at) * normalUpper(t * Math.exp(at) - noncentrality),
  );
  return Math.min(1, exactSum(terms));
}
