import { findSection, lacksOf, type SectionNeed } from '../documents/sections.ts';
import { sectionMessages } from '../messages/sections.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { copiesAmong } from './support/copiedText.ts';
import { nearCopyLimit } from './support/nearCopy.ts';

/** What a record of learnings has to say, as in the playbooks. */
const sections: readonly SectionNeed[] = [
  { title: 'What worked' },
  { title: 'What did not', aliases: ["What didn't", 'What did not work'] },
  { title: 'What to try next', aliases: ['What next', 'Next'] },
];

export const learningsRecorded = defineRule({
  id: 'learnings-recorded',
  title: 'Every role has recorded what it learned',
  description:
    'Each role that takes part in this cycle has a record of learnings that says what worked, what did not and what to try next, and at least one learning names its evidence.',
  kinds: ['project'],
  severity: 'error',
  gateOnly: true,
  records: 'other',
  options: {
    words: { title: 'Words', description: 'Words that each section needs at least.', type: 'integer', default: 5 },
  },
  messages: {
    'section-missing': sectionMessages['section-missing'],
    'section-placeholder': sectionMessages['section-placeholder'],
    'section-short': sectionMessages['section-short'],
    'section-repeats': sectionMessages['section-repeats'],
    outside: 'Learnings can only be judged in a gate. Name this rule in a criterion of a playbook.',
    missing:
      '{role} has recorded no learnings in this cycle. Write them with `gtm new learning {id}`, with `agent: {id}`.',
    'no-evidence': 'None of these learnings says where it can be seen. Add `evidence` to one of them.',
    twin: 'This record and {other} say nearly the same ({share}% of the words). Say what this role learned.',
    recorded: '{role}: {count|learning|learnings}',
  },
  *check(_, { options, gate: setting, project }) {
    if (!setting) {
      yield { message: 'outside', path: '' };
      return;
    }
    const records = project.documents('learning');
    for (const { document, original, share } of copiesAmong(records, nearCopyLimit(project)))
      yield { message: 'twin', args: { other: original.file, share }, file: document.file };
    for (const { id, title: role, names } of setting.roles) {
      const own = records.filter((record) => names.includes(record.facts.agent ?? record.id));
      if (own.length === 0) yield { message: 'missing', args: { role, id }, path: '' };
      for (const record of own) {
        const { file } = record;
        const lacks = sections.flatMap((need) => {
          const section = findSection(record, need);
          const place = { file, ...(section ? { section: section.title } : {}) };
          return [...lacksOf(section, need, Number(options.words))].map(({ code, args }) => ({
            message: code,
            args,
            ...place,
          }));
        });
        yield* lacks;
        const learnings = [...itemsOf(record.facts.learnings)];
        const hasEvidence = learnings.some(([learning]) => !!learning.evidence?.trim());
        if (!hasEvidence) yield { message: 'no-evidence', file, path: '/learnings', at: 'key' };
        else if (lacks.length === 0)
          yield { evidence: 'recorded', args: { role, count: learnings.length }, file, path: '/learnings' };
      }
    }
  },
});
