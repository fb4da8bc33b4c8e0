/**
 * Group-sequential tests by numerical integration: Armitage, McPherson & Rowe (1969), in the form of Jennison & Turnbull
 * (2000, chapter 19). At information t the score process is normal with mean drift·t and variance t and has independent
 * increments; its density over the region in which the test goes on is carried from look to look on Gauss-Legendre nodes,
 * 16 for each stretch no wider than two deviations of the step before or after. Absolute error below 1e-10.
 */
import { normalDensity, normalUpper } from '../distributions.ts';
import { quadratureNodes, type WeightedNode } from '../numeric/quadrature.ts';

/** Where the test stands after a look: information so far, and the mass at each place where it goes on. */
export interface Walk {
  information: number;
  places: readonly { at: number; mass: number }[];
}

/** Before the first look: everything at zero. */
export const walkStart: Walk = { information: 0, places: [{ at: 0, mass: 1 }] };

/** Farther from its mean than this, in deviations, no step goes. */
const reach = 9;

/** Probability that the look at `information` is the first to find the z value above `bound` (below, for side -1). */
export function crossing(walk: Walk, information: number, bound: number, side: 1 | -1, drift: number): number {
  if (!Number.isFinite(bound)) return 0;
  const step = information - walk.information;
  const deviation = Math.sqrt(step);
  const limit = bound * Math.sqrt(information);
  let sum = 0;
  for (const { at, mass } of walk.places) {
    sum += mass * normalUpper((side * (limit - at - drift * step)) / deviation);
  }
  return sum;
}

/**
 * The walk after a look that did not stop the test: those whose z value lies between the bounds. `next` is the information
 * at the look after it, whose step must find the mass resolved finely enough.
 */
export function goOn(
  walk: Walk,
  information: number,
  bounds: readonly [number, number],
  drift: number,
  next: number,
): Walk {
  const step = information - walk.information;
  const root = Math.sqrt(information);
  const centre = drift * information;
  const low = Math.max(bounds[0] * root, centre - reach * root);
  const high = Math.min(bounds[1] * root, centre + reach * root);
  if (!(high > low)) return { information, places: [] };
  const count = Math.ceil((high - low) / (2 * Math.sqrt(Math.min(step, next - information))));
  const ends = Array.from({ length: count + 1 }, (_, index) => low + ((high - low) * index) / count);
  return { information, places: spread(walk, quadratureNodes(ends), drift * step, Math.sqrt(step)) };
}

/** The mass at each node after a step from each place, leaving out steps too far to count. */
function spread(walk: Walk, nodes: readonly WeightedNode[], shift: number, deviation: number) {
  const { places } = walk;
  let first = 0;
  return nodes.map(({ at, weight }) => {
    while (first < places.length && at - shift - (places[first]?.at ?? 0) > reach * deviation) first++;
    let density = 0;
    for (let index = first; index < places.length; index++) {
      const place = places[index];
      if (!place) break;
      const z = (at - shift - place.at) / deviation;
      if (z < -reach) break;
      density += place.mass * normalDensity(z);
    }
    return { at, mass: (density * weight) / deviation };
  });
}

/** Bounds on the z value at each look; a lower bound of -∞ never stops the test. */
export interface Boundaries {
  /** Information at each look as a share of the last; rising. */
  fractions: readonly number[];
  upper: readonly number[];
  lower: readonly number[];
}

/** Probability of first crossing the upper and the lower bound at each look; `drift` is the mean of z at full information. */
export function crossingProbabilities({ fractions, upper, lower }: Boundaries, drift: number) {
  const result = { upper: [] as number[], lower: [] as number[] };
  let walk = walkStart;
  fractions.forEach((information, look) => {
    const high = upper[look] ?? Number.POSITIVE_INFINITY;
    const low = lower[look] ?? Number.NEGATIVE_INFINITY;
    result.upper.push(crossing(walk, information, high, 1, drift));
    result.lower.push(crossing(walk, information, low, -1, drift));
    const next = fractions[look + 1];
    if (next !== undefined) walk = goOn(walk, information, [low, high], drift, next);
  });
  return result;
}
