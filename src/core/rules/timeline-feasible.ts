import { formatDay, parseDay } from '../documents/dates.ts';
import { hasContent } from '../documents/placeholder.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { fewOf } from './support/missing.ts';
import { daysOf } from './support/quantities.ts';

export const timelineFeasible = defineRule({
  id: 'timeline-feasible',
  title: 'The timeline leaves the days that the work takes',
  description:
    'Between the first milestone and the launch lie the days that content and review take, the first batch is reviewed early enough for the launch, and every milestone has an owner.',
  kinds: ['strategy'],
  needs: ['content'],
  severity: 'warning',
  gateOnly: true,
  options: {
    content: { title: 'Content', description: 'Time that writing takes.', type: 'string', default: '14 days' },
    review: { title: 'Review', description: 'Time that a review takes.', type: 'string', default: '3 days' },
  },
  messages: {
    owner: 'Nobody owns {list}. Add an owner to each milestone.',
    'no-start': 'No milestone says when the plan stands, so nobody can tell whether the time is enough. Add one.',
    'no-launch': 'No active channel says when it begins. Add its `flight`, so that the launch has a day.',
    short:
      'Content and review take {needed|day|days}, but from “{start}” on {from} to the launch on {to} there are {days}. Launch {missing|day|days} later, or begin earlier.',
    'no-review': 'No batch of content has a day of review. Add `on` to the batches.',
    late: 'The first batch is reviewed on {day}, but the launch on {to} needs it by {latest}. Review earlier, or launch later.',
    'the-launch': 'The launch',
    feasible: '{days|day|days} for content and review, which take {needed}',
  },
  *check({ facts }, { project, options }) {
    const milestones = [...itemsOf(facts.milestones)];
    const unowned = milestones.filter(([{ owner }]) => !hasContent(owner)).map(([{ title = '' }]) => `“${title}”`);
    if (unowned.length > 0) yield { message: 'owner', args: { list: fewOf(unowned) }, path: '/milestones', at: 'key' };
    const [first] = milestones
      .flatMap(([{ title = '', by }, index]) => ({ title, day: parseDay(by), index }))
      .filter(({ day }) => day !== undefined)
      .sort((a, b) => Number(a.day) - Number(b.day));
    const [launch] = [...itemsOf(facts.channels)]
      .filter(([{ active }]) => active !== false)
      .map(([{ flight }, index]) => ({ day: parseDay(flight?.start), path: `/channels/${index}/flight` }))
      .filter(({ day }) => day !== undefined)
      .sort((a, b) => Number(a.day) - Number(b.day));
    if (!first) yield { message: 'no-start', path: '/milestones', at: 'key' };
    if (!launch) yield { message: 'no-launch', path: '/channels', at: 'key' };
    if (first?.day === undefined || launch?.day === undefined) return;
    const review = Math.ceil(daysOf(options.review as string) ?? 0);
    const needed = Math.ceil(daysOf(options.content as string) ?? 0) + review;
    const days = launch.day - first.day;
    const to = formatDay(launch.day);
    const related = [{ path: launch.path, message: 'the-launch' }];
    const args = { needed, days, start: first.title, from: formatDay(first.day), to, missing: needed - days };
    if (days < needed) yield { message: 'short', args, path: `/milestones/${first.index}/by`, related };
    const batch = firstBatch(project);
    const latest = launch.day - review;
    if (!batch) yield { message: 'no-review', path: '/milestones', at: 'key' };
    else if (batch.day > latest)
      yield {
        message: 'late',
        args: { day: formatDay(batch.day), to, latest: formatDay(latest) },
        file: batch.file,
        path: batch.path,
      };
    else if (days >= needed && unowned.length === 0)
      yield { evidence: 'feasible', args, path: `/milestones/${first.index}/by` };
  },
});

function firstBatch(project: ProjectView): { day: number; file: string; path: string } | undefined {
  const [first] = project
    .documents('content')
    .flatMap(({ facts, file }) =>
      [...itemsOf(facts.batches)].flatMap(([{ on }, index]) => {
        const day = parseDay(on);
        return day === undefined ? [] : [{ day, file, path: `/batches/${index}/on` }];
      }),
    )
    .sort((a, b) => a.day - b.day);
  return first;
}
