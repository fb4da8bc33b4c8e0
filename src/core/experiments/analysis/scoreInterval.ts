import type { ConversionArm, Interval } from '../arms.ts';
import { bisect } from '../numeric/solve.ts';

/**
 * The maximum-likelihood rate of the control when the treatment's is that plus d: the middle root of a cubic (Farrington &
 * Manning 1990, appendix), then sharpened, since the closed form loses digits where roots lie close.
 */
function constrainedRate(control: ConversionArm, treatment: ConversionArm, d: number): number {
  const [x1, n1, x2, n2] = [control.conversions, control.users, treatment.conversions, treatment.users];
  const [low, high] = [Math.max(0, -d), Math.min(1, 1 - d)];
  if (high <= low) return low;
  // The slope of the log-likelihood falls from end to end; its zero is the estimate.
  const slope = (p: number) => {
    const q = p + d;
    const gain = (x1 === 0 ? 0 : x1 / p) + (x2 === 0 ? 0 : x2 / q);
    const loss = (x1 === n1 ? 0 : (n1 - x1) / (1 - p)) + (x2 === n2 ? 0 : (n2 - x2) / (1 - q));
    return gain - loss;
  };
  const margin = (high - low) * 1e-15;
  if (slope(low + margin) <= 0) return low;
  if (slope(high - margin) >= 0) return high;
  return bisect(slope, low + margin, high - margin);
}

/** The score z statistic of the difference against d. */
function scoreZ(control: ConversionArm, treatment: ConversionArm, d: number, factor: number): number {
  const p1 = constrainedRate(control, treatment, d);
  const p2 = Math.min(1, Math.max(0, p1 + d));
  const variance = ((p1 * (1 - p1)) / control.users + (p2 * (1 - p2)) / treatment.users) * factor;
  const off = treatment.conversions / treatment.users - control.conversions / control.users - d;
  if (off === 0) return 0;
  return variance > 0 ? off / Math.sqrt(variance) : Math.sign(off) * Number.POSITIVE_INFINITY;
}

/**
 * The score interval for the difference treatment - control: all differences that the score test does not reject. Mee
 * (1984) leaves the variance as it is, so that the interval excludes 0 exactly when the pooled z test rejects; Miettinen &
 * Nurminen (1985) widen it by N / (N - 1).
 */
export function scoreInterval(
  control: ConversionArm,
  treatment: ConversionArm,
  z: number,
  variant: 'mee' | 'miettinen-nurminen',
): Interval {
  const users = control.users + treatment.users;
  const factor = variant === 'mee' ? 1 : users / (users - 1);
  const estimate = treatment.conversions / treatment.users - control.conversions / control.users;
  const at = (bound: number) => (d: number) => scoreZ(control, treatment, d, factor) - bound;
  return [
    estimate <= -1 ? -1 : bisect((d) => -at(z)(d), -1, estimate),
    estimate >= 1 ? 1 : bisect((d) => -at(-z)(d), estimate, 1),
  ];
}
