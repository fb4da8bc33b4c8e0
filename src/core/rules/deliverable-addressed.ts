import { hasContent } from '../documents/placeholder.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

type Deliverable = Facts<'deliverable'>;

/** What a sort of deliverable has to name, where one thing alone makes sense. */
const needs: Readonly<Partial<Record<NonNullable<Deliverable['type']>, keyof Deliverable>>> = {
  'battle-card': 'competitor',
  training: 'stage',
};

const addressees = [
  'persona',
  'personas',
  'competitor',
  'stage',
  'journey_stage',
  'campaign',
  'experiment',
  'channel',
  'segment',
  'edition',
  'feature',
  'value_proposition',
] as const;

const asking: ReadonlySet<unknown> = new Set(['email', 'landing-page', 'ad']);

export const deliverableAddressed = defineRule({
  id: 'deliverable-addressed',
  title: 'A deliverable says whom or what it serves',
  description:
    'It names a persona, a competitor, a stage, a campaign or whatever else it is for, so that it is found when it is needed. A battle card names its competitor, a training its stage, and what asks the reader for something says what.',
  kinds: ['deliverable'],
  severity: 'info',
  messages: {
    nobody: 'Nobody can tell for whom this is. Name a `persona`, a `competitor`, a `stage` or a `campaign`.',
    needs: 'A {type} serves a {key}. Add `{key}`.',
    action: 'The reader is not asked for anything. Add `call_to_action`.',
    twice: '{persona} stands both in `persona` and in `personas`. Remove it once.',
    addressed: 'Serves {list}',
  },
  fixes: {
    remove: 'Remove it from `personas`',
  },
  *check({ facts }) {
    const named = addressees.filter((key) => hasContent(facts[key]));
    const { type, persona, personas } = facts;
    const key = type && needs[type];
    if (named.length === 0) yield { message: 'nobody', path: '/type' };
    else if (key && !hasContent(facts[key]))
      yield { message: 'needs', severity: 'warning', args: { type, key }, path: '/type' };
    else yield { evidence: 'addressed', args: { list: named.join(', ') }, path: `/${named[0]}` };
    if (asking.has(type) && !hasContent(facts.call_to_action) && facts.status !== undefined && facts.status !== 'draft')
      yield { message: 'action', path: '/call_to_action', at: 'key' };
    for (const [id, index] of itemsOf(personas)) {
      if (id !== persona) continue;
      const path = `/personas/${index}`;
      yield {
        message: 'twice',
        args: { persona: id },
        path,
        fix: { message: 'remove', changes: [{ op: 'remove', path }] },
      };
    }
  },
});
