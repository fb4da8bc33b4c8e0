import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { circlesIn } from './support/circles.ts';
import { type Condition, canonical, partsOf } from './support/conditions.ts';

export const segmentsDistinct = defineRule({
  id: 'segments-distinct',
  title: 'Each segment has a condition of its own',
  description: 'Every segment says who belongs to it, no two say the same, and none is defined by itself.',
  kinds: ['segments'],
  severity: 'warning',
  messages: {
    missing: 'Nobody knows who belongs to {title}. Add a `condition`.',
    same: '{title} and {other} have the same condition, so they are the same people. Change one of them, or keep only one.',
    'the-other': 'The same condition',
    circle: '{title} is defined by itself: {circle}. Say one of them without the other.',
    distinct: '{count|segment|segments}, each with a condition of its own',
  },
  *check(document) {
    const segments = [...itemsOf(document.facts.segments)].map(([segment, index]) => ({
      id: segment.id ?? '',
      title: segment.title ?? segment.id ?? `segment ${index + 1}`,
      condition: segment.condition as Condition | undefined,
      path: `/segments/${index}`,
    }));
    const uses = new Map(segments.map(({ id, condition, path }) => [id, condition ? usedBy(condition, path) : []]));
    const circles = new Map(circlesIn(uses).map((circle) => [circle[0] as string, circle]));
    const seen = new Map<string, (typeof segments)[number]>();
    let sound = true;
    for (const segment of segments) {
      const { id, title, condition, path } = segment;
      const circle = circles.get(id);
      const key = condition && canonical(condition);
      const other = key === undefined ? undefined : seen.get(key);
      if (key === undefined) yield { message: 'missing', args: { title }, path };
      else if (circle)
        yield {
          message: 'circle',
          severity: 'error',
          args: { title, circle: circle.join(' → ') },
          path: `${path}/condition`,
        };
      else if (other) {
        const related = [{ path: `${other.path}/condition`, message: 'the-other' }];
        yield { message: 'same', args: { title, other: other.title }, path: `${path}/condition`, related };
      } else seen.set(key, segment);
      sound &&= key !== undefined && !circle && !other;
    }
    if (sound && segments.length > 0)
      yield { evidence: 'distinct', args: { count: segments.length }, path: '/segments', at: 'key' };
  },
});

function usedBy(condition: Condition, path: string): string[] {
  return [...partsOf({ condition, path })].flatMap((part) => part.condition.segment ?? []);
}
