import { hasContent } from '../documents/placeholder.ts';
import { formatRate } from '../documents/quantity.ts';
import { list } from '../messages/format.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report, type Severity } from './rule.ts';
import { daysOf, rateOf } from './support/quantities.ts';
import type { StepFacts } from './support/workflow.ts';

type Type = NonNullable<StepFacts['type']>;

/** What a step of a type needs: keys of which one is enough, and what people call them. */
const needs: Readonly<Partial<Record<Type, readonly (readonly [keys: readonly (keyof StepFacts)[], what: string])[]>>> =
  {
    send: [
      [['channel'], 'a channel'],
      [['content'], 'a piece of content'],
    ],
    wait: [[['for', 'until_time', 'until_day'], 'a length of time']],
    'wait-until': [[['until', 'until_time', 'until_day'], 'what it waits for']],
    branch: [
      [['paths'], 'paths'],
      [['otherwise', 'next'], 'a step for everybody else'],
    ],
    split: [[['variants'], 'variants']],
    tag: [[['add', 'remove'], 'a tag to add or to remove']],
    update: [
      [['attribute'], 'an attribute'],
      [['value'], 'the new value'],
    ],
    score: [[['points'], 'points']],
    webhook: [[['url'], 'an address']],
    handoff: [[['to', 'assignee'], 'who takes over']],
  };

export const workflowSteps = defineRule({
  id: 'workflow-steps',
  title: 'Every step of a workflow says what it does',
  description:
    'A message names its channel, its content and what allows it, a wait says how long, a branch where everybody else goes, and the parts of a split make a whole. While the workflow is a draft, what is still missing is only a hint.',
  kinds: ['workflow'],
  severity: 'warning',
  messages: {
    missing: '{title} lacks {list}. Add {keys}.',
    basis:
      'Nothing says what allows the message of {title}. Add `consent_basis` to the step, or to the whole workflow.',
    allocation: 'The parts of {title} make {sum}, not 100 %. Correct the allocations.',
    'one-way': '{title} splits people into one part only. Add another variant, or go straight on.',
    'no-time': '{title} waits for {length}. Write a longer time, or remove the step.',
    'for-ever': '{title} waits until something happens, and for ever if it does not. Add `at_most`.',
    'no-timeout': '{title} goes on by {key}, but has no `at_most` after which it would. Add it.',
    always:
      'Path {number} of {title} has no condition, so it is always taken and the ones below never are. Add a `condition`, or move it to `otherwise`.',
    'no-points': '{title} adds no points, so it changes nothing. Write how many, or remove the step.',
    said: '{count|message|messages} with channel, content and basis',
  },
  *check(document) {
    const { facts } = document;
    const isDraft = facts.status === 'draft' || facts.status === undefined;
    const incomplete: Severity = isDraft ? 'info' : 'warning';
    let sound = true;
    let sends = 0;
    for (const [step, index] of itemsOf(facts.steps)) {
      const reports = [...checkStep(step, index, facts, incomplete)];
      sound &&= reports.length === 0;
      if (step.type === 'send') sends++;
      yield* reports;
    }
    if (sound && sends > 0) yield { evidence: 'said', args: { count: sends }, path: '/steps', at: 'key' };
  },
});

function* checkStep(step: StepFacts, index: number, facts: Facts<'workflow'>, severity: Severity): Generator<Report> {
  const title = step.title ?? step.id ?? `step ${index + 1}`;
  const path = `/steps/${index}`;
  if (step.type === undefined) return;
  const lacks = (needs[step.type] ?? []).filter(([keys]) => !keys.some((key) => hasContent(step[key])));
  if (lacks.length > 0) {
    const keys = list(lacks.map(([[key]]) => `\`${key}\``));
    yield { message: 'missing', severity, args: { title, list: list(lacks.map(([, what]) => what)), keys }, path };
  }
  if (step.type === 'send' && (step.consent_basis ?? facts.consent_basis) === undefined)
    yield { message: 'basis', severity, args: { title }, path };
  if (step.type === 'split') yield* checkSplit(step, title, path);
  if (step.type === 'wait' || step.type === 'wait-until') yield* checkWait(step, title, path);
  if (step.type === 'branch') {
    const paths = [...itemsOf(step.paths)];
    for (const [{ condition }, place] of paths)
      if (condition === undefined)
        yield { message: 'always', args: { title, number: place + 1 }, path: `${path}/paths/${place}` };
  }
  if (step.type === 'score' && step.points === 0)
    yield { message: 'no-points', args: { title }, path: `${path}/points` };
}

function* checkSplit({ variants }: StepFacts, title: string, path: string): Generator<Report> {
  const shares = [...itemsOf(variants)].map(([{ allocation }]) => rateOf(allocation));
  if (shares.length === 1) yield { message: 'one-way', args: { title }, path: `${path}/variants`, at: 'key' };
  if (shares.length < 2 || shares.includes(undefined)) return;
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
  // Thirds may be written as 33.3 %.
  if (Math.abs(sum - 1) <= 0.001 * shares.length) return;
  yield {
    message: 'allocation',
    severity: 'error',
    args: { title, sum: formatRate(sum) },
    path: `${path}/variants`,
    at: 'key',
  };
}

function* checkWait(step: StepFacts, title: string, path: string): Generator<Report> {
  for (const key of ['for', 'at_most'] as const)
    if (daysOf(step[key]) === 0)
      yield {
        message: 'no-time',
        severity: 'error',
        args: { title, length: String(step[key]) },
        path: `${path}/${key}`,
      };
  if (step.type !== 'wait-until' || step.at_most !== undefined) return;
  if (step.on_timeout !== undefined)
    yield { message: 'no-timeout', args: { title, key: '`on_timeout`' }, path: `${path}/on_timeout`, at: 'key' };
  else if (step.until !== undefined) yield { message: 'for-ever', args: { title }, path };
}
