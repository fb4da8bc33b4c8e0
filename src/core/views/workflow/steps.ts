import { type Facts, itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import type { WorkflowShape } from './model.ts';

export type StepFacts = NonNullable<NonNullable<Facts<'workflow'>['steps']>[number]>;

const shapes: Readonly<Record<string, WorkflowShape>> = {
  send: 'send',
  wait: 'wait',
  'wait-until': 'wait',
  branch: 'branch',
  split: 'split',
  handoff: 'handoff',
  end: 'end',
};

/** The shape of a step; all that changes what is known about a person looks the same. */
export function shapeOf({ type }: StepFacts): WorkflowShape {
  return shapes[type ?? ''] ?? 'change';
}

/** The sort of a step with what matters most about it. */
export function stepWord(step: StepFacts): string {
  switch (step.type) {
    case 'send':
      return step.channel ? `Send · ${plain(step.channel)}` : 'Send';
    case 'wait':
      return joined('Wait', text(step.for), day(step), time(step));
    case 'wait-until':
      return joined('Wait until', day(step), time(step));
    case 'handoff':
      return step.to ? `Hand over · ${plain(step.to)}` : 'Hand over';
    case 'end':
      return step.outcome ? `End · ${plain(step.outcome)}` : 'End';
    case undefined:
      return 'Step';
    default:
      return step.type.charAt(0).toUpperCase() + step.type.slice(1);
  }
}

/**
 * What else there is to know about a step in a few words.
 * @param contentTitle what a piece of content is called, by its id
 */
export function stepDetail(step: StepFacts, contentTitle: (id: string) => string): string {
  switch (step.type) {
    case 'send':
      return step.content ? cleanText(contentTitle(step.content)) : '';
    case 'wait-until': {
      const until = conditionText(step.until);
      const most = text(step.at_most);
      return [until, most && `at most ${most}`].filter(Boolean).join(', ');
    }
    case 'split':
      return text(step.experiment);
    case 'tag':
      return [...tags('+', step.add), ...tags('−', step.remove)].join(', ');
    case 'update':
      return joined(text(step.attribute), step.value === undefined ? '' : `= ${text(step.value)}`);
    case 'score':
      return step.points === undefined ? '' : `${step.points < 0 ? '−' : '+'}${Math.abs(step.points)} points`;
    case 'webhook':
      return joined(text(step.method), text(step.url));
    case 'handoff':
      return [text(step.assignee), step.within === undefined ? '' : `within ${text(step.within)}`]
        .filter(Boolean)
        .join(', ');
    default:
      return '';
  }
}

function conditionText(condition: StepFacts['until']): string {
  const { event, message, response, attribute, operator, value, segment } = condition ?? {};
  if (event) return text(event);
  if (message) return joined(text(message), text(response));
  if (attribute) return joined(text(attribute), plain(text(operator)), text(value));
  return segment ? `in ${text(segment)}` : '';
}

function tags(sign: string, list: StepFacts['add']): string[] {
  return [...itemsOf(list)].map(([tag]) => `${sign} ${text(tag)}`);
}

function day({ until_day: name }: StepFacts): string {
  if (!name) return '';
  return name === 'weekday' ? 'until a weekday' : `until ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function time({ until_time: hour }: StepFacts): string {
  return hour === undefined ? '' : `at ${text(hour)}`;
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ').replace('until until', 'until');
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : cleanText(String(value));
}

function plain(id: string): string {
  const clean = cleanText(id);
  return { 'in-app': 'in-app', linkedin: 'LinkedIn', sms: 'SMS' }[clean] ?? clean.replaceAll('-', ' ');
}
