import type { Refusal } from '../../calculators/calculator.ts';
import { type Alternative, type ConversionArm, checkArm } from '../arms.ts';
import { checkCount, checkFinite, firstOf } from '../checks.ts';
import { logBinomialMass, logHypergeometricMass } from '../numeric/saddlePoint.ts';
import { refuse } from '../refusals.ts';

/** A distribution over whole numbers with one peak. */
interface Discrete {
  low: number;
  high: number;
  peak: number;
  logMass(x: number): number;
}

/** Sum of the masses from x on in steps of +1 or -1, until what follows is too small to matter. */
function tail({ low, high, logMass }: Discrete, x: number, step: 1 | -1): number {
  let sum = 0;
  for (let k = x; k >= low && k <= high; k += step) {
    const mass = Math.exp(logMass(k));
    sum += mass;
    // Beyond the peak each mass is smaller than the one before by a growing factor.
    if (mass <= sum * 1e-18) break;
  }
  return sum;
}

/** The first x on the far side of the peak whose mass is no larger than the observed one, within R's tolerance of 1e-7. */
function mirror(distribution: Discrete, observed: number, side: 1 | -1): number {
  const isLight = (x: number) => distribution.logMass(x) <= distribution.logMass(observed) + 1e-7;
  let [near, far] = [distribution.peak, side === 1 ? distribution.high : distribution.low];
  if (!isLight(far)) return far + side;
  while (Math.abs(far - near) > 1) {
    const middle = Math.floor((near + far) / 2);
    if (isLight(middle)) far = middle;
    else near = middle;
  }
  return isLight(near) ? near : far;
}

/** Two-sided: all outcomes that are no likelier than the observed one (Fisher 1935; R's convention). */
function exactP(distribution: Discrete, observed: number, alternative: Alternative): number {
  const { peak, logMass } = distribution;
  const upper = () => (observed > peak ? tail(distribution, observed, 1) : 1 - tail(distribution, observed - 1, -1));
  const lower = () => (observed < peak ? tail(distribution, observed, -1) : 1 - tail(distribution, observed + 1, 1));
  if (alternative !== 'two-sided') return Math.min(1, Math.max(0, alternative === 'greater' ? upper() : lower()));
  if (logMass(observed) >= logMass(peak) - 1e-7) return 1;
  const p =
    observed > peak
      ? tail(distribution, observed, 1) + tail(distribution, mirror(distribution, observed, -1), -1)
      : tail(distribution, observed, -1) + tail(distribution, mirror(distribution, observed, 1), 1);
  return Math.min(1, p);
}

/**
 * Fisher's exact test of treatment against control: given how many converted in all, how likely is a split at least as
 * uneven. Right for any number of people; the time it takes grows with the root of the conversions.
 */
export function fisherExact(
  control: ConversionArm,
  treatment: ConversionArm,
  alternative: Alternative = 'two-sided',
): { p: number } | Refusal {
  const check = firstOf(checkArm(control, 'the control'), checkArm(treatment, 'the treatment'));
  if (check) return check;
  const marked = control.conversions + treatment.conversions;
  const users = control.users + treatment.users;
  const distribution: Discrete = {
    low: Math.max(0, treatment.users + marked - users),
    high: Math.min(marked, treatment.users),
    peak: Math.floor(((treatment.users + 1) / (users + 2)) * (marked + 1)),
    logMass: (x) => logHypergeometricMass(x, marked, users - marked, treatment.users),
  };
  return { p: exactP(settlePeak(distribution), treatment.conversions, alternative) };
}

/** The exact binomial test of x successes among n against the rate p0. */
export function binomialExact(
  successes: number,
  n: number,
  p0: number,
  alternative: Alternative = 'two-sided',
): { p: number } | Refusal {
  const check = firstOf(checkCount(n, 'The trials'), checkCount(successes, 'The successes'));
  if (check) return check;
  if (n === 0) return refuse('no-users', { arm: 'the variant' });
  if (successes > n)
    return refuse('more-conversions-than-users', { arm: 'the variant', users: n, conversions: successes });
  const bounds = checkFinite(p0, 'The value tested against');
  if (bounds) return bounds;
  if (!(p0 > 0 && p0 < 1)) return refuse('rate-bounds', { what: 'The value tested against', value: p0 });
  const distribution: Discrete = {
    low: 0,
    high: n,
    peak: Math.floor((n + 1) * p0),
    logMass: (x) => logBinomialMass(x, n, p0, 1 - p0),
  };
  return { p: exactP(settlePeak(distribution), successes, alternative) };
}

/** Moves the computed peak to the true one, which rounding may have missed by a step. */
function settlePeak(distribution: Discrete): Discrete {
  let peak = Math.min(distribution.high, Math.max(distribution.low, distribution.peak));
  while (peak < distribution.high && distribution.logMass(peak + 1) > distribution.logMass(peak)) peak++;
  while (peak > distribution.low && distribution.logMass(peak - 1) > distribution.logMass(peak)) peak--;
  return { ...distribution, peak };
}
