import { formatDay, parseDay } from '../documents/dates.ts';
import { hasContent } from '../documents/placeholder.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { cycleOf } from './support/cycle.ts';
import { fewOf, missingParts } from './support/missing.ts';

const parts = { owner: 'owner', entry: 'entry criterion', exit: 'exit criterion' } as const;
const lastParts = { owner: 'owner', entry: 'entry criterion' } as const;

export const funnelDescribed = defineRule({
  id: 'funnel-described',
  title: 'Every stage of a funnel has an owner and says who enters and who leaves it',
  description:
    'A funnel has at least two stages, each with an owner, an entry and, but for the last, an exit criterion; measured figures say up to which day they count.',
  kinds: ['funnel'],
  severity: 'info',
  options: {
    drafts: {
      title: 'Drafts',
      description: 'Judge also a funnel that has names of stages and nothing else yet.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    few: 'A funnel needs at least two stages to show a loss, and this one has {found}. Add what is missing under `stages`.',
    incomplete: 'Not enough is said about {count|stage|stages}: {list}. Add what is missing.',
    'the-stage': '{name} has no {missing}',
    'no-day':
      'The funnel has measured figures, but nobody can say what share of the cycle they cover. Add `actual_through`.',
    day: 'The measured figures go up to {day}, outside the cycle ({start} to {end}). Correct the day.',
    described: '{count} stages with owner, entry and exit',
  },
  *check(document, { project, options }) {
    const stages = [...itemsOf(document.facts.stages)];
    if (options.drafts !== true && !stages.some(([stage]) => hasContent(begun(stage)))) return;
    if (stages.length < 2)
      yield { message: 'few', severity: 'warning', args: { found: stages.length }, path: '/stages', at: 'key' };
    const incomplete = stages
      .map(([stage, index]) => ({
        name: stage.title ?? stage.id ?? '',
        path: `/stages/${index}`,
        missing: missingParts(stage, index === stages.at(-1)?.[1] ? lastParts : parts).join(', '),
      }))
      .filter(({ missing }) => missing !== '');
    if (incomplete.length > 0) {
      const list = fewOf(incomplete.map(({ name, missing }) => `${name} (${missing})`));
      const related = incomplete.map(({ name, missing, path }) => ({
        path,
        message: 'the-stage',
        args: { name, missing },
      }));
      yield { message: 'incomplete', args: { count: incomplete.length, list }, path: '/stages', at: 'key', related };
    } else if (stages.length > 1)
      yield { evidence: 'described', args: { count: stages.length }, path: '/stages', at: 'key' };
    const measured = stages.find(([{ actual }]) => actual?.volume !== undefined || actual?.rate !== undefined);
    if (measured && document.facts.actual_through === undefined)
      yield { message: 'no-day', path: `/stages/${measured[1]}/actual`, at: 'key' };
    const day = parseDay(document.facts.actual_through);
    const cycle = cycleOf(project);
    if (!cycle || day === undefined || (day >= cycle.start && day <= cycle.end)) return;
    const args = { day: formatDay(day), start: formatDay(cycle.start), end: formatDay(cycle.end) };
    yield { message: 'day', severity: 'warning', args, path: '/actual_through' };
  },
});

/** What shows that somebody has begun to fill a stage in. */
function begun({ owner, entry, exit, planned, actual }: NonNullable<NonNullable<Facts<'funnel'>['stages']>[number]>) {
  return { owner, entry, exit, planned, actual };
}
