import { hasContent } from '../documents/placeholder.ts';
import { isRepeated } from '../documents/similarity.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const growthLoopsTurn = defineRule({
  id: 'growth-loops-turn',
  title: 'Growth loops have enough steps to turn, and a KPI that shows it',
  description:
    'A loop has at least three different steps, the last of which leads back to the first, and a KPI by which one sees that it turns.',
  kinds: ['strategy'],
  severity: 'warning',
  options: {
    steps: { title: 'Steps', description: 'How many steps a loop needs at least.', type: 'integer', default: 3 },
    minimum: {
      title: 'Minimum',
      description: 'How many loops the strategy needs at least.',
      type: 'integer',
      default: 0,
    },
  },
  messages: {
    none: 'The strategy has {found|growth loop|growth loops}, but needs at least {minimum}. Add one under `growth_loops`.',
    few: 'The loop “{title}” has {found|step|steps}, but a loop needs at least {steps} to come back to where it began. Add what is missing.',
    repeated: 'The loop “{title}” takes the same step twice. Say what is different the second time, or remove it.',
    'the-other': 'The same step',
    'no-kpi': 'The loop “{title}” has no KPI, so nobody sees whether it turns. Add `kpi`.',
    turns: '“{title}” has {found|step|steps} and is measured by {kpi}',
  },
  *check(document, { options }) {
    const loops = [...itemsOf(document.facts.growth_loops)];
    const steps = Number(options.steps);
    const minimum = Number(options.minimum);
    if (loops.length < minimum)
      yield { message: 'none', args: { found: loops.length, minimum }, path: '/growth_loops', at: 'key' };
    for (const [loop, index] of loops) {
      const path = `/growth_loops/${index}`;
      const real = [...itemsOf(loop.steps)].filter(([step]) => hasContent(step));
      const args = { title: loop.title ?? loop.id ?? '', found: real.length, steps, kpi: loop.kpi ?? '' };
      const twice = real.find(([step], place) => real.slice(0, place).some(([other]) => isRepeated(step, other)));
      if (real.length < steps) yield { message: 'few', args, path: loop.steps ? `${path}/steps` : path, at: 'key' };
      if (twice) {
        const other = real.find(([step]) => isRepeated(step, twice[0]));
        const related = [{ path: `${path}/steps/${other?.[1]}`, message: 'the-other' }];
        yield { message: 'repeated', args, path: `${path}/steps/${twice[1]}`, related };
      }
      if (!hasContent(loop.kpi)) yield { message: 'no-kpi', args, path };
      else if (real.length >= steps && !twice) yield { evidence: 'turns', args, path };
    }
  },
});
