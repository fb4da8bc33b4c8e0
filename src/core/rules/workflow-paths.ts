import { defineRule } from './rule.ts';
import { circlesIn } from './support/circles.ts';
import { reachedFrom, type Step, stepsOf } from './support/workflow.ts';

const waits: ReadonlySet<unknown> = new Set(['wait', 'wait-until']);

export const workflowPaths = defineRule({
  id: 'workflow-paths',
  title: 'Every way through a workflow ends, and every step can be reached',
  description:
    'Whatever happens, a person comes to a step of type `end`, no step is left out of all ways, and no circle runs without a wait.',
  kinds: ['workflow'],
  severity: 'error',
  messages: {
    'runs-out': 'This way does not end: {way}. Let {last} lead to a step of type `end`.',
    'no-end':
      'No way leads out of {names}, so whoever gets there never leaves. Lead one of them to a step of type `end`.',
    circle: 'This circle runs without a wait, so it would never pause: {way}. Put a wait into it.',
    unreachable: 'Nothing leads to {title}. Name it as the next step of another, or remove it.',
    ends: '{count|step|steps}, and every way ends',
  },
  *check(document) {
    const steps = stepsOf(document.facts);
    if (steps.length === 0) return;
    const reached = reachedFrom(steps, 0);
    let sound = true;
    for (const [place, { title, index }] of steps.entries()) {
      if (reached.has(place)) continue;
      sound = false;
      // Where a way leads nowhere, the missing reference may be the one that leads here.
      if (steps.some(({ unknown }) => unknown)) continue;
      yield { message: 'unreachable', severity: 'warning', args: { title }, path: `/steps/${index}` };
    }
    for (const [place, { runsOut, index, title }] of steps.entries()) {
      if (!runsOut || !reached.has(place)) continue;
      sound = false;
      yield { message: 'runs-out', args: { way: wayTo(place, reached, steps), last: title }, path: `/steps/${index}` };
    }
    const circle = circleIn(steps, reached);
    if (circle) {
      sound = false;
      yield { message: 'circle', args: { way: wayOf(circle, steps) }, path: pathOf(circle, steps) };
    }
    const caught = caughtIn(steps, reached);
    if (caught.length > 0) {
      sound = false;
      yield { message: 'no-end', args: { names: wayOf(caught, steps, ', ') }, path: pathOf(caught, steps) };
    }
    if (sound) yield { evidence: 'ends', args: { count: steps.length }, path: '/steps', at: 'key' };
  },
});

function pathOf(places: readonly number[], steps: readonly Step[]): string {
  return `/steps/${(steps[places[0] as number] as Step).index}`;
}

function wayTo(place: number, reached: ReadonlyMap<number, number | undefined>, steps: readonly Step[]): string {
  const way: number[] = [];
  for (let step: number | undefined = place; step !== undefined; step = reached.get(step)) way.unshift(step);
  return wayOf(way, steps);
}

/** Steps by their names; of a long way only the beginning and the end. */
function wayOf(places: readonly number[], steps: readonly Step[], between = ' → '): string {
  const names = places.map((place) => (steps[place] as Step).title);
  return (names.length > 7 ? [...names.slice(0, 3), '…', ...names.slice(-3)] : names).join(between);
}

/** A circle of steps of which none waits. */
function circleIn(steps: readonly Step[], reached: ReadonlyMap<number, unknown>): number[] | undefined {
  const acts = (place: number) => !waits.has(steps[place]?.step.type);
  const next = new Map([...reached.keys()].filter(acts).map((place) => [place, steps[place]?.next.filter(acts) ?? []]));
  return circlesIn(next)[0];
}

/** Steps that can be reached, but from which no way leads to an end or out of the file. */
function caughtIn(steps: readonly Step[], reached: ReadonlyMap<number, unknown>): number[] {
  const before = new Map<number, number[]>();
  for (const [place, { next }] of steps.entries())
    for (const target of next) before.set(target, [...(before.get(target) ?? []), place]);
  const leaves = [...steps.keys()].filter((place) => {
    const { step, runsOut, unknown, next } = steps[place] as Step;
    return step.type === 'end' || runsOut || unknown || next.length === 0;
  });
  const free = new Set(leaves);
  for (const place of leaves)
    for (const earlier of before.get(place) ?? []) {
      if (free.has(earlier)) continue;
      free.add(earlier);
      leaves.push(earlier);
    }
  return [...reached.keys()].filter((place) => !free.has(place));
}
