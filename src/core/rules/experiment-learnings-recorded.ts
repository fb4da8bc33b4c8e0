import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const experimentLearningsRecorded = defineRule({
  id: 'experiment-learnings-recorded',
  title: 'What an experiment taught is on record',
  description:
    'Each decided experiment is named by a learning record, which says what was learned with its evidence and what to try next.',
  kinds: ['experiment'],
  needs: ['learning'],
  severity: 'warning',
  gateOnly: true,
  messages: {
    unrecorded:
      'The experiment {title} is decided, but no learning record names it. Add {id} to `experiments` in one, with what was learned.',
    thin: 'The learnings of {record} give no {what}. Add it, so that the next team can build on the experiment {title}.',
    recorded: 'Recorded in {records}',
  },
  *check(document, { project }) {
    const { decision, status } = document.facts;
    if (decision?.outcome === undefined || status === 'cancelled') return;
    const records = project
      .documents('learning')
      .filter(({ facts }) => [...itemsOf(facts.experiments)].some(([id]) => id === document.id));
    const args = { title: document.title, id: document.id ?? '' };
    if (records.length === 0) {
      yield { message: 'unrecorded', args, path: '/decision' };
      return;
    }
    const [first] = records;
    const learnings = records.flatMap(({ facts }) => [...itemsOf(facts.learnings)].map(([learning]) => learning));
    const missing = [
      { key: 'statement', what: 'statement' },
      { key: 'evidence', what: 'evidence' },
      { key: 'next', what: 'next step' },
    ] as const;
    const lacks = missing.filter(({ key }) => !learnings.some((learning) => hasContent(learning[key])));
    if (lacks.length === 0)
      yield { evidence: 'recorded', args: { records: list(records.map(({ title }) => title)) }, path: '/decision' };
    else if (first) {
      const what = list(
        lacks.map((part) => part.what),
        'and no',
      );
      yield { message: 'thin', args: { ...args, record: first.title, what }, file: first.file, path: '/learnings' };
    }
  },
});
