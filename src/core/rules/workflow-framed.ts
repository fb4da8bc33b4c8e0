import { hasContent } from '../documents/placeholder.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report, type Severity } from './rule.ts';

type Trigger = NonNullable<NonNullable<Facts<'workflow'>['triggers']>[number]>;
type Event = NonNullable<Trigger['event']>;

const temporal: ReadonlySet<Event> = new Set(['delay', 'anniversary', 'abandon', 'date', 'schedule']);
const scoring: ReadonlySet<Event> = new Set(['threshold', 'engagement']);

/** What an event needs to be known, where one key is certain to be needed. */
const needs: Readonly<Partial<Record<Event, keyof Trigger>>> = {
  'segment-entry': 'segment',
  'stage-change': 'stage',
  'tag-added': 'tag',
  delay: 'after',
  abandon: 'after',
  anniversary: 'attribute',
  schedule: 'every',
  threshold: 'value',
  engagement: 'value',
};

export const workflowFramed = defineRule({
  id: 'workflow-framed',
  title: 'A workflow says what starts it, what ends it and what it is for',
  description:
    'It has a trigger whose type agrees with its event, criteria by which people leave early, and a goal that can be recognised. While it is a draft, what is still missing is only a hint.',
  kinds: ['workflow'],
  severity: 'warning',
  messages: {
    'no-trigger': 'Nothing starts the workflow. Add a trigger under `triggers`.',
    type: 'The event {event} is {right}, not {wrong}. Correct the type.',
    needs: 'A trigger on {event} needs `{key}`. Add it.',
    'no-exit':
      'Nobody leaves the workflow early, not even who has reached the goal or unsubscribed. Say under `exit` who does.',
    'no-goal': 'Nobody can tell whether the workflow succeeds. Add a `goal` with an event, a condition or a KPI.',
    'goal-vague': 'The goal “{title}” cannot be recognised. Add an `event`, a `condition` or a `kpi`.',
    framed: 'Starts, ends and has the goal {goal}',
  },
  fixes: {
    correct: 'Change the type to {right}',
  },
  *check({ facts, title }) {
    const { status } = facts;
    const severity: Severity = status === 'draft' || status === undefined ? 'info' : 'warning';
    const reports = [...checkTriggers(facts, severity), ...checkEnds(facts, severity)];
    yield* reports;
    if (reports.length === 0)
      yield { evidence: 'framed', args: { goal: facts.goal?.title ?? title }, path: '/goal', at: 'key' };
  },
});

function* checkTriggers({ triggers }: Facts<'workflow'>, severity: Severity): Generator<Report> {
  const all = [...itemsOf(triggers)];
  if (all.length === 0) yield { message: 'no-trigger', severity, path: '/triggers', at: 'key' };
  for (const [trigger, index] of all) {
    const { event, type } = trigger;
    const path = `/triggers/${index}`;
    if (event === undefined) continue;
    const right = temporal.has(event) ? 'temporal' : scoring.has(event) ? 'scoring' : 'behavioural';
    if (type !== undefined && type !== right) {
      const fix = {
        message: 'correct',
        args: { right },
        changes: [{ op: 'set', path: `${path}/type`, value: right }] as const,
      };
      yield { message: 'type', severity: 'error', args: { event, right, wrong: type }, path: `${path}/type`, fix };
    }
    const key = needs[event];
    if (key !== undefined && !hasContent(trigger[key]))
      yield { message: 'needs', severity, args: { event, key }, path };
  }
}

function* checkEnds({ exit, goal, type }: Facts<'workflow'>, severity: Severity): Generator<Report> {
  // Whoever leaves at the goal leaves early.
  if (
    ![...itemsOf(exit)].some(([{ condition }]) => condition !== undefined) &&
    goal?.ends !== true &&
    type !== 'internal'
  )
    yield { message: 'no-exit', severity, path: '/exit', at: 'key' };
  if (goal === undefined) yield { message: 'no-goal', severity, path: '/goal', at: 'key' };
  else if (!hasContent(goal.event) && goal.condition === undefined && goal.kpi === undefined)
    yield { message: 'goal-vague', severity, args: { title: goal.title ?? '' }, path: '/goal', at: 'key' };
}
