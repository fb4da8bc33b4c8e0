import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { policyOf } from './support/contactPolicy.ts';
import { fewOf } from './support/missing.ts';
import { type Busiest, busiestWay } from './support/sends.ts';
import { reachedFrom, type Step, stepsOf } from './support/workflow.ts';

type Policy = PlanDocument<'contact_policy'>;
type Workflow = Facts<'workflow'>;
type Cap = NonNullable<NonNullable<Policy['facts']['frequency_caps']>[number]>;

const daysPer = { hour: 1 / 24, day: 1, week: 7, month: 30, quarter: 90 } as const;

export const contactCapsKept = defineRule({
  id: 'contact-caps-kept',
  title: 'Nobody is contacted more often than agreed',
  description:
    'On every way through a workflow, with each wait as short as it can be, nobody gets more messages on a channel than the contact policy allows in a stretch of time, not even from several workflows at once, unless the policy postpones them; no message is timed for quiet hours; and an unsubscribe stops offers and editorial messages on each channel for good.',
  kinds: ['workflow'],
  needs: ['contact_policy'],
  severity: 'warning',
  gateOnly: true,
  messages: {
    'no-policy': 'Several contact policies exist, and the workflow does not say which it obeys. Add `policy`.',
    exceeded:
      'Somebody can get {count} {channel} messages from this workflow within a {per} ({names}), but the contact policy allows {maximum}. Put a longer wait between them, or leave one out.',
    together:
      'Somebody who is in {names} at once can get {count} {channel} messages within a {per}, but the contact policy allows {maximum}. Set `when_reached: postpone` at its limit, or let nobody into one who is in another.',
    'the-cap': 'The limit of the contact policy',
    quiet:
      '{title} goes out at {time}, but the contact policy keeps {channel} quiet from {from} to {to}. Choose another hour.',
    'the-hours': 'The quiet hours',
    'says-no':
      '{title} is sent by {channel}, but the contact policy does not stop it after an unsubscribe. Add `after: unsubscribe` with `permanent: true` under `suppression` there.',
    kept: 'On the busiest way nobody gets more {channel} messages than {maximum} in a {per}: {count}',
    timed: 'No message is timed for quiet hours, and an unsubscribe stops them all',
  },
  *check(document, { project }) {
    const { facts } = document;
    if (facts.status === 'retired') return;
    const policy = policyOf(facts, project);
    if (!policy) {
      yield { message: 'no-policy', path: '/policy', at: 'key' };
      return;
    }
    const steps = stepsOf(facts);
    if (steps.length === 0) return;
    yield* checkCaps(document, steps, policy, project);
    const reports = [...checkHours(steps, policy), ...checkUnsubscribe(facts, steps, policy)];
    yield* reports;
    if (reports.length === 0) yield { evidence: 'timed', path: '/steps', at: 'key' };
  },
});

function* checkCaps(
  document: PlanDocument<'workflow'>,
  steps: readonly Step[],
  policy: Policy,
  project: ProjectView,
): Generator<Report> {
  const { facts } = document;
  // Each pair is reported once, in the file that comes later.
  const others = project
    .documents('workflow')
    .filter((other) => other.file < document.file && policyOf(other.facts, project) === policy)
    .filter((other) => meetsSamePeople(facts, other.facts));
  for (const [cap, index] of itemsOf(policy.facts.frequency_caps)) {
    const { channel = '', maximum, per } = cap;
    const own = busiestUnder(cap, facts, steps);
    if (!own || maximum === undefined || per === undefined) continue;
    const names = fewOf(own.sends.map((place) => (steps[place] as Step).title));
    const args = { channel, per, maximum, count: own.count, names };
    const path = `/steps/${steps[own.sends[maximum] ?? own.sends[0] ?? 0]?.index ?? 0}`;
    const related = [{ file: policy.file, path: `/frequency_caps/${index}`, message: 'the-cap' }];
    if (own.count > maximum) {
      yield { message: 'exceeded', args, path, related };
      continue;
    }
    const beside = others.flatMap(({ facts: other, title }) => {
      const found = busiestUnder(cap, other, stepsOf(other));
      return found && found.count <= maximum ? [{ title, count: found.count }] : [];
    });
    const count = beside.reduce((sum, one) => sum + one.count, own.count);
    // What is postponed comes when the limit lets it through, from whichever workflow.
    if (count > maximum && cap.when_reached !== 'postpone') {
      const titles = list([document.title, ...beside.map(({ title }) => title)].map((title) => `“${title}”`));
      yield { message: 'together', args: { ...args, count, names: titles }, path, related };
    } else yield { evidence: 'kept', args, path };
  }
}

/** The most messages that a limit counts on one way through a workflow; undefined where it counts none. */
function busiestUnder(cap: Cap, facts: Workflow, steps: readonly Step[]): Busiest | undefined {
  const { channel = '', per, message_types: types = [], segments = [] } = cap;
  // A limit for some segments holds here if the workflow is for one of them.
  const isForOthers = segments.length > 0 && ![...itemsOf(facts.segments)].some(([id]) => segments.includes(id));
  if (per === undefined || isForOthers || steps.length === 0) return undefined;
  const reached = [...reachedFrom(steps, 0).keys()];
  const counts = new Set(
    reached.filter((place) => {
      const { step } = steps[place] as Step;
      const type = step.message_type ?? facts.message_type;
      return (
        step.type === 'send' &&
        step.channel === channel &&
        (types.length === 0 || type === undefined || types.includes(type))
      );
    }),
  );
  return counts.size === 0 ? undefined : busiestWay(steps, reached, daysPer[per], counts);
}

/** True where somebody can be in both workflows at once: they share a segment, or else a persona, and are of the same stage. */
function meetsSamePeople(one: Workflow, other: Workflow): boolean {
  if (other.status === 'retired') return false;
  if (one.stage !== undefined && other.stage !== undefined && one.stage !== other.stage) return false;
  const [a, b] = [one, other].map(({ segments }) => [...itemsOf(segments)].map(([id]) => id)) as [string[], string[]];
  if (a.length > 0 && b.length > 0) return a.some((id) => b.includes(id));
  const [c, d] = [one, other].map(({ personas }) => [...itemsOf(personas)].map(([id]) => id)) as [string[], string[]];
  return c.length === 0 || d.length === 0 || c.some((id) => d.includes(id));
}

function* checkHours(steps: readonly Step[], policy: Policy): Generator<Report> {
  for (const { step, next } of steps) {
    const time = step.until_time;
    if (time === undefined) continue;
    for (const place of next) {
      const { step: send, title, index } = steps[place] as Step;
      if (send.type !== 'send' || send.channel === undefined) continue;
      const [hours, number] =
        [...itemsOf(policy.facts.quiet_hours)].find(
          ([{ channels = [], from = '', to = '', days = [] }]) =>
            (channels.length === 0 || channels.includes(send.channel)) &&
            days.length === 0 &&
            (from <= to ? time >= from && time < to : time >= from || time < to),
        ) ?? [];
      if (!hours) continue;
      const args = { title, time, channel: send.channel, from: hours.from ?? '', to: hours.to ?? '' };
      const related = [{ file: policy.file, path: `/quiet_hours/${number}`, message: 'the-hours' }];
      yield { message: 'quiet', args, path: `/steps/${index}`, related };
    }
  }
}

function* checkUnsubscribe(facts: Workflow, steps: readonly Step[], policy: Policy): Generator<Report> {
  const stops = [...itemsOf(policy.facts.suppression)]
    .map(([rule]) => rule)
    .filter(
      ({ after, permanent, for: length }) => after === 'unsubscribe' && (permanent === true || length === undefined),
    );
  for (const { step, title, index } of steps) {
    const { channel } = step;
    const type = step.message_type ?? facts.message_type;
    if (step.type !== 'send' || channel === undefined || (type !== 'promotional' && type !== 'editorial')) continue;
    const isStopped = stops.some(
      ({ channels = [], message_types: types = [] }) =>
        (channels.length === 0 || channels.includes(channel)) && (types.length === 0 || types.includes(type)),
    );
    if (!isStopped) yield { message: 'says-no', args: { title, channel }, path: `/steps/${index}` };
  }
}
