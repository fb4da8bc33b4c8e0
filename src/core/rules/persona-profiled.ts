import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { missingParts } from './support/missing.ts';

const parts = {
  role: 'the role',
  firmographics: 'the company (`firmographics`)',
  demographics: 'the person (`demographics`)',
  psychographics: 'what drives them (`psychographics`)',
  buying_journey: 'the way to a purchase (`buying_journey`)',
  channels: 'where to reach them (`channels`)',
} as const;

export const personaProfiled = defineRule({
  id: 'persona-profiled',
  title: 'Personas are described from company to way of buying',
  description:
    'A persona has a role, a company, a person, motives, a way to a purchase and channels, and an answer to each objection. Pains, triggers and objections have a rule of their own.',
  kinds: ['persona'],
  severity: 'info',
  options: {
    drafts: {
      title: 'Drafts',
      description: 'Judge also a persona that has no pains, triggers or objections yet.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    incomplete: '{title} is described in part only. Add {list}.',
    unanswered:
      '{title} has {count|objection|objections} without an answer. Add `answer`, in words that sales can say out loud.',
    profiled: '{title} is fully described',
  },
  *check(document, { options }) {
    const { title, facts } = document;
    // What hurts and what makes them act comes first; the rule persona-complete asks for it.
    const isDraft = ![facts.pains, facts.triggers, facts.objections].every(hasContent);
    if (isDraft && options.drafts !== true) return;
    const missing = missingParts(facts, parts);
    if (missing.length > 0) yield { message: 'incomplete', args: { title, list: list(missing) }, path: '/title' };
    const unanswered = [...itemsOf(facts.objections)].filter(
      ([{ objection, answer }]) => hasContent(objection) && !hasContent(answer),
    );
    const [first] = unanswered;
    if (first)
      yield { message: 'unanswered', args: { title, count: unanswered.length }, path: `/objections/${first[1]}` };
    if (missing.length === 0 && !first) yield { evidence: 'profiled', args: { title }, path: '/title' };
  },
});
