import { hasContent } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { daysOf } from './support/quantities.ts';

/** How many open stages a motion has at least and at most before it looks like another one. */
const open = {
  'self-serve': { least: 1, most: 4 },
  'sales-assisted': { least: 3, most: 7 },
  enterprise: { least: 4, most: 10 },
  'partner-led': { least: 3, most: 9 },
} as const;

export const pipelineFitsMotion = defineRule({
  id: 'pipeline-fits-motion',
  title: 'The stages of the pipeline have entry and exit criteria and fit the way we sell',
  description:
    'Each stage says what lets a deal in and, while it is open, what lets it out. The days of the open stages make the sales cycle of marketing.yaml, and their number suits the sales motion.',
  kinds: ['pipeline'],
  severity: 'warning',
  messages: {
    'no-stages': 'The pipeline has no stages. Add them under `stages`.',
    'no-entry': 'Nothing says what lets a deal into {title}. Add `entry`.',
    'no-exit': 'Nothing says what lets a deal out of {title}. Add `exit`.',
    'no-days':
      'Nobody knows how long a deal stays in {title}, so the stages cannot be compared with the sales cycle. Add `days`.',
    cycle: 'A deal takes {days|day|days} through the open stages, but the sales cycle is {cycle}. Correct one of them.',
    'the-cycle': 'The sales cycle',
    few: 'With {count|open stage|open stages} a deal can hardly show where it stands in a sale of the motion {motion}, which usually has {least} or more. Divide a stage, or correct the motion.',
    many: 'A sale of the motion {motion} rarely passes through {count} open stages; {most} are usual at most. Join some, or correct the motion.',
    'the-motion': 'The sales motion',
    fits: '{count|stage|stages} with entry and exit criteria',
    'motion-fits': '{count|open stage|open stages} suit the motion {motion}',
    'cycle-fits': 'The open stages take {days|day|days}, the sales cycle',
  },
  *check(document, { project }) {
    const stages = [...itemsOf(document.facts.stages)];
    if (stages.length === 0) {
      yield { message: 'no-stages', path: '/stages', at: 'key' };
      return;
    }
    let complete = true;
    for (const [{ id = '', title = id, type = 'open', entry, exit }, index] of stages) {
      const path = `/stages/${index}`;
      const noEntry = !hasContent(entry);
      const noExit = type === 'open' && !hasContent(exit);
      if (noEntry) yield { message: 'no-entry', args: { title }, path };
      if (noExit) yield { message: 'no-exit', args: { title }, path };
      complete &&= !noEntry && !noExit;
    }
    if (complete) yield { evidence: 'fits', args: { count: stages.length }, path: '/stages', at: 'key' };
    const { settings } = project;
    const { sales_cycle: cycle, motion } = settings?.facts.business ?? {};
    const running = stages.filter(([{ type = 'open' }]) => type === 'open');
    const length = daysOf(cycle);
    if (length !== undefined) {
      const days = running.map(([stage]) => daysOf(stage.days));
      for (const [{ id = '', title = id, days: written }, index] of running)
        if (written === undefined) yield { message: 'no-days', args: { title }, path: `/stages/${index}` };
      const sum = Math.round(days.reduce<number>((total, one) => total + (one ?? 0), 0) * 10) / 10;
      const related = [{ file: settings?.file ?? '', path: '/business/sales_cycle', message: 'the-cycle' }];
      const args = { days: sum, cycle: String(cycle) };
      if (!days.includes(undefined))
        if (Math.abs(sum - length) > Math.max(1, length * 0.05))
          // Nobody plans a sale to the hour.
          yield { message: 'cycle', args, path: '/stages', at: 'key', related };
        else yield { evidence: 'cycle-fits', args, path: '/stages', at: 'key' };
    }
    if (motion === undefined) return;
    const { least, most } = open[motion];
    const args = { count: running.length, motion, least, most };
    const related = [{ file: settings?.file ?? '', path: '/business/motion', message: 'the-motion' }];
    if (running.length < least) yield { message: 'few', args, path: '/stages', at: 'key', related };
    else if (running.length > most) yield { message: 'many', args, path: '/stages', at: 'key', related };
    else yield { evidence: 'motion-fits', args, path: '/stages', at: 'key', related };
  },
});
