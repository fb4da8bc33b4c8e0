import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const sequencesRunning = defineRule({
  id: 'sequences-running',
  title: 'Every mail sequence is running, and sends what the library holds',
  description:
    'Each workflow that sends mail and is not retired is active, begins at a trigger, and each mail in it is a piece of the content library.',
  kinds: ['workflow'],
  needs: ['content'],
  severity: 'warning',
  gateOnly: true,
  messages: {
    idle: 'The sequence is {status}. Try it with made-up contacts, then set `status: active`, or `retired` if it is no longer wanted.',
    'no-trigger': 'Nothing starts the sequence. Add a trigger.',
    'no-content': 'The step {step} sends nothing that anybody could read. Name a piece of the library under `content`.',
    unknown: 'The step {step} sends {content}, which is not in the library. Add it there, or correct the id.',
    running: '{title} is active and sends {list}',
  },
  *check({ facts, title }, { project }) {
    const mails = [...itemsOf(facts.steps)].filter(([{ type, channel }]) => type === 'send' && channel === 'email');
    const { status = 'without a status' } = facts;
    if (status === 'retired' || mails.length === 0) return;
    const hasTrigger = hasContent(facts.triggers);
    if (status !== 'active') yield { message: 'idle', args: { status }, path: '/status' };
    if (!hasTrigger) yield { message: 'no-trigger', path: '/triggers', at: 'key' };
    const sent: string[] = [];
    for (const [{ id = '', title: step = id, content }, index] of mails) {
      const path = `/steps/${index}`;
      if (content === undefined) yield { message: 'no-content', args: { step }, path };
      else if (!project.isDefined('content', content))
        yield { message: 'unknown', args: { step, content }, path: `${path}/content` };
      else sent.push(content);
    }
    if (status === 'active' && hasTrigger && sent.length === mails.length)
      yield { evidence: 'running', args: { title, list: list([...new Set(sent)]) }, path: '/status' };
  },
});
