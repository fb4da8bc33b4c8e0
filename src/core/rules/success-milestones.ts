import { hasContent, isStated } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { daysOf } from './support/quantities.ts';

export const successMilestones = defineRule({
  id: 'success-milestones',
  title: 'Every milestone of the onboarding can be measured',
  description:
    'A milestone has a day and something by which anyone can tell that it is reached: a measure, an event or a KPI. The days follow one another and lie within the onboarding.',
  kinds: ['success'],
  severity: 'warning',
  messages: {
    none: 'The onboarding has no milestones, so nobody notices who falls behind. Add them under `onboarding`.',
    measure: 'Nobody can tell whether “{title}” is reached. Add a `measure`, an `event` or a `kpi`.',
    target: '“{title}” does not say how many customers should reach it. Add a `target`.',
    'no-day': '“{title}” has no day. Add `day`.',
    order: '“{title}” is due on day {day}, but stands behind “{before}” of day {other}. Put them in order.',
    late: '“{title}” is due on day {day}, after the onboarding of {length} is over. Correct one of them.',
    'the-length': 'Length of the onboarding',
    measurable: '“{title}” can be measured by day {day}',
  },
  *check({ facts }) {
    const { milestones, length } = facts.onboarding ?? {};
    const all = [...itemsOf(milestones)];
    if (all.length === 0) yield { message: 'none', path: '/onboarding', at: 'key' };
    let last: { title: string; day: number } | undefined;
    for (const [milestone, index] of all) {
      const { id = '', title = id, day, measure, event, kpi, target } = milestone;
      const path = `/onboarding/milestones/${index}`;
      const measurable = isStated(measure) || hasContent(event) || kpi !== undefined;
      if (!measurable) yield { message: 'measure', args: { title }, path };
      else if (target === undefined) yield { message: 'target', severity: 'info', args: { title }, path };
      if (day === undefined) {
        yield { message: 'no-day', args: { title }, path };
        continue;
      }
      if (last && day < last.day)
        yield {
          message: 'order',
          severity: 'info',
          args: { title, day, before: last.title, other: last.day },
          path: `${path}/day`,
        };
      else last = { title, day };
      const days = daysOf(length);
      if (days !== undefined && day > days) {
        const related = [{ path: '/onboarding/length', message: 'the-length' }];
        yield { message: 'late', args: { title, day, length: String(length) }, path: `${path}/day`, related };
      } else if (measurable) yield { evidence: 'measurable', args: { title, day }, path };
    }
  },
});
