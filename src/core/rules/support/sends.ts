import { daysOf } from './quantities.ts';
import type { Step } from './workflow.ts';

/** A way through a workflow on which a person gets as many messages as can be. */
export interface Busiest {
  count: number;
  /** Places of the steps that send, in order. */
  sends: readonly number[];
}

const nothing: Busiest = { count: 0, sends: [] };

/**
 * The most messages that one person can get within a stretch of time, whatever happens: every way through the workflow, with
 * each wait as short as it can be. A wait for something that may be true at once takes no time.
 * @param days length of the stretch; a message exactly that much later is outside
 * @param counts places of the steps whose messages count
 */
export function busiestWay(
  steps: readonly Step[],
  reached: Iterable<number>,
  days: number,
  counts: ReadonlySet<number>,
): Busiest {
  const known = new Map<string, Busiest>();
  const open = new Set<string>();
  const from = (place: number, left: number): Busiest => {
    const key = `${place} ${left.toFixed(6)}`;
    const found = known.get(key);
    if (found) return found;
    // A circle without a wait: another rule reports it.
    if (open.has(key) || left <= 1e-9) return nothing;
    open.add(key);
    const { step, next } = steps[place] as Step;
    const rest = left - (step.type === 'wait' ? (daysOf(step.for) ?? 0) : 0);
    const best = next.map((target) => from(target, rest)).reduce(busier, nothing);
    const result = counts.has(place) ? { count: best.count + 1, sends: [place, ...best.sends] } : best;
    open.delete(key);
    known.set(key, result);
    return result;
  };
  return [...reached]
    .filter((place) => counts.has(place))
    .map((place) => from(place, days))
    .reduce(busier, nothing);
}

function busier(a: Busiest, b: Busiest): Busiest {
  return b.count > a.count ? b : a;
}
