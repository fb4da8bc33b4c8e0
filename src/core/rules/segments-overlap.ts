import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { type Condition, canonical, isEmpty, togetherIn } from './support/conditions.ts';

export const segmentsOverlap = defineRule({
  id: 'segments-overlap',
  title: 'Segments share members only where the plan says so',
  description:
    'Where the conditions show that everybody in one segment is in another one too, one of the two names the other under `overlaps`, builds on it, or both have a priority.',
  kinds: ['segments'],
  severity: 'info',
  messages: {
    itself: '{title} names itself under `overlaps`. Name the segments that share people with it.',
    inside:
      'Everybody in {title} is in {other} too, so both speak to the same people. Add `overlaps: [{id}]` if that is meant, give both a `priority`, or keep them apart with `not`.',
    'the-other': '{other} asks for less',
    apart: '{count|segment|segments}; where one lies inside another, the plan says so',
  },
  *check(document) {
    const segments = [...itemsOf(document.facts.segments)].map(([segment, index]) => ({
      ...segment,
      id: segment.id ?? '',
      title: segment.title ?? segment.id ?? '',
      path: `/segments/${index}`,
      asked: askedBy(segment.condition as Condition | undefined),
    }));
    let apart = true;
    for (const { id, title, overlaps, path } of segments) {
      if (!overlaps?.includes(id) || id === '') continue;
      apart = false;
      yield { message: 'itself', args: { title }, path: `${path}/overlaps/${overlaps.indexOf(id)}` };
    }
    for (const inner of segments) {
      const outer = segments.find((other) => isInside(inner.asked, other.asked) && !isSaid(inner, other));
      if (!outer) continue;
      apart = false;
      const args = { title: inner.title, other: outer.title, id: outer.id };
      const related = [{ path: `${outer.path}/condition`, message: 'the-other', args }];
      yield { message: 'inside', args, path: `${inner.path}/condition`, at: 'key', related };
    }
    if (apart && segments.length > 0)
      yield { evidence: 'apart', args: { count: segments.length }, path: '/segments', at: 'key' };
  },
});

/** What somebody must fulfil to belong to a segment, each part as a text that can be compared. */
function askedBy(condition: Condition | undefined): ReadonlySet<string> {
  if (!condition || isEmpty(condition)) return new Set();
  return new Set([...togetherIn({ condition, path: '' })].map((part) => canonical(part.condition)));
}

/** True when one asks for everything that the other asks for, and for more. Equal ones are the business of another rule. */
function isInside(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return outer.size > 0 && inner.size > outer.size && [...outer].every((part) => inner.has(part));
}

interface Segment {
  id: string;
  overlaps?: readonly unknown[] | undefined;
  priority?: number | undefined;
}

function isSaid(a: Segment, b: Segment): boolean {
  const arePrior = a.priority !== undefined && b.priority !== undefined && a.priority !== b.priority;
  return arePrior || (a.overlaps?.includes(b.id) ?? false) || (b.overlaps?.includes(a.id) ?? false);
}
