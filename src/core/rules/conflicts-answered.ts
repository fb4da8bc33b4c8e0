import { answerTo, gatesNamed } from '../records/conflicts.ts';
import { defineRule } from './rule.ts';

export const conflictsAnswered = defineRule({
  id: 'conflicts-answered',
  title: 'Every conflict has an answer that says why',
  description:
    'A conflict between roles is open until a decision that is made, with a rationale, answers it; the gates that it names stay closed so long.',
  kinds: ['conflict'],
  severity: 'warning',
  options: {
    gates: {
      title: 'Gates',
      description: 'Looks only at conflicts that name one of these gates.',
      type: 'array',
      default: [],
    },
  },
  messages: {
    open: 'The conflict “{title}” is open.{gates} Write a decision that answers it: `gtm new decision {id}`, with `answers: [{id}]`.',
    'not-decided':
      'The conflict “{title}” is open: the decision “{decision}” does not count yet. Set its `status` to decided.',
    'without-reason':
      'The conflict “{title}” is open: the decision “{decision}” gives no reason. Add a `rationale` to it.',
    decision: 'The decision',
    answered: '“{decision}” answers it',
  },
  *check(conflict, { options, project }) {
    const wanted = (options.gates as readonly unknown[]).map(String);
    const named = gatesNamed(conflict);
    if (wanted.length > 0 && !named.some((gate) => wanted.includes(gate))) return;
    const { state, decision } = answerTo(conflict, project.documents('decision'));
    const { title, id } = conflict;
    if (state === 'open') {
      if (project.hides('decision')) return;
      const gates = named.length === 0 ? '' : ` It keeps ${named.join(', ')} closed.`;
      yield { message: 'open', args: { title, id, gates }, path: '/title' };
    } else if (state === 'answered') {
      yield { evidence: 'answered', args: { decision: decision.title }, path: '/title' };
    } else {
      const path = state === 'not-decided' ? '/status' : '/rationale';
      const related = [{ message: 'decision', file: decision.file, path }];
      yield { message: state, args: { title, decision: decision.title }, path: '/title', related };
    }
  },
});
