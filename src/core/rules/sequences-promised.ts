import { hasContent } from '../documents/placeholder.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const sequencesPromised = defineRule({
  id: 'sequences-promised',
  title: 'Every mail sequence that was promised is there',
  description:
    'For each promise there are as many workflows of that type that send mail, for the persona that it names. Retired workflows do not count.',
  kinds: ['content'],
  needs: ['workflow'],
  severity: 'warning',
  gateOnly: true,
  messages: {
    few: 'The promise is {wanted|mail sequence|mail sequences} of the type {type}{where}, but the plan has {found}. Build the missing {missing}: `gtm new workflow {type}`; or change the promise.',
    kept: '{found|mail sequence|mail sequences} of the type {type}{where}, {wanted} promised',
    none: 'No mail sequence is promised',
  },
  *check({ file, facts }, { project }) {
    const lists = project.documents('content').filter((one) => hasContent(one.facts.promised));
    // Promises of pieces alone are a list that was written; a list without any promise says nothing.
    if (
      lists[0]?.file === file &&
      !project.documents('content').some((one) => hasContent(one.facts.promised_sequences))
    )
      yield { evidence: 'none', path: '/promised' };
    const sequences = project.documents('workflow').filter(sendsMail);
    for (const [{ type, number, persona }, index] of itemsOf(facts.promised_sequences)) {
      if (type === undefined || number === undefined) continue;
      const found = sequences.filter(
        (one) =>
          one.facts.type === type &&
          (persona === undefined || [...itemsOf(one.facts.personas)].some(([id]) => id === persona)),
      ).length;
      const where = persona === undefined ? '' : ` for the persona ${persona}`;
      const args = { wanted: number, type, where, found, missing: number - found };
      const path = `/promised_sequences/${index}`;
      yield found < number ? { message: 'few', args, path: `${path}/number` } : { evidence: 'kept', args, path };
    }
  },
});

function sendsMail({ facts }: PlanDocument<'workflow'>): boolean {
  return (
    facts.status !== 'retired' &&
    [...itemsOf(facts.steps)].some(([{ type, channel }]) => type === 'send' && channel === 'email')
  );
}
