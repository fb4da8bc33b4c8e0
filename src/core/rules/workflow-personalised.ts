import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { attributesOf } from './support/attributes.ts';
import { type Condition, conditionsIn, partsOf } from './support/conditions.ts';

export const workflowPersonalised = defineRule({
  id: 'workflow-personalised',
  title: 'Messages differ by persona or by behaviour',
  description:
    'A workflow that writes to people names the segments that it is for, or branches by who they are or what they have done. Its segments rest on attributes and events that are known.',
  kinds: ['workflow'],
  severity: 'warning',
  gateOnly: true,
  messages: {
    same: 'Everybody gets the same messages from this workflow. Name its `segments`, or add a branch by persona or by what people have done.',
    'no-segment':
      'The segment {segment} is not defined, so nobody knows who gets these messages. Define it, or name another.',
    'no-condition': 'The segment {segment} has no condition, so it holds everybody. Say who belongs to it.',
    unknown:
      'The segment {segment} rests on {attributes}, which nobody has defined. Add what is missing under `attributes`, or correct the condition.',
    'the-segment': 'The segment {segment}',
    segments: 'Written for {segments}',
    branches: 'Branches by {what}',
  },
  *check({ facts }, { project }) {
    const sends = [...itemsOf(facts.steps)].some(([{ type }]) => type === 'send');
    if (!sends || facts.type === 'internal' || facts.status === 'retired') return;
    const named = [...itemsOf(facts.segments)];
    const reports = named.flatMap(([segment, index]) => [...checkSegment(segment, `/segments/${index}`, project)]);
    yield* reports;
    const branch = branchIn(facts);
    if (branch) yield { evidence: 'branches', args: { what: branch.what }, path: branch.path };
    if (named.length > 0 && reports.length === 0) {
      const segments = list(named.map(([id]) => project.definitions('segment', id)[0]?.title ?? id));
      yield { evidence: 'segments', args: { segments }, path: '/segments', at: 'key' };
    }
    if (named.length === 0 && !branch) yield { message: 'same', path: '/steps', at: 'key' };
  },
});

function* checkSegment(id: string, path: string, project: ProjectView): Generator<Report> {
  const [definition] = project.definitions('segment', id);
  const document = definition && (project.document(definition.file) as PlanDocument<'segments'> | undefined);
  const [segment, index] = [...itemsOf(document?.facts.segments)].find(([one]) => one.id === id) ?? [];
  const args = { segment: segment?.title ?? id };
  if (!document || !segment) {
    yield { message: 'no-segment', args, path };
    return;
  }
  const related = [{ file: document.file, path: `/segments/${index}`, message: 'the-segment', args }];
  const condition = segment.condition as Condition | undefined;
  const parts = condition === undefined ? [] : [...partsOf({ condition, path: '' })].map((part) => part.condition);
  const says = parts.some(({ attribute, event, segment: other, message }) => attribute ?? event ?? other ?? message);
  const known = attributesOf(project);
  const unknown = parts.flatMap(({ attribute }) =>
    attribute === undefined || known.has(attribute) ? [] : [attribute],
  );
  if (!says) yield { message: 'no-condition', args, path, related };
  else if (unknown.length > 0)
    yield { message: 'unknown', args: { ...args, attributes: list([...new Set(unknown)]) }, path, related };
}

/** The first branch, or wait, that goes by who somebody is or what they have done. */
function branchIn(facts: Facts<'workflow'>): { what: string; path: string } | undefined {
  for (const [{ type }, index] of itemsOf(facts.steps)) {
    if (type !== 'branch') continue;
    const step = facts.steps?.[index];
    for (const place of conditionsIn(step, ['steps', index]))
      for (const { condition, path } of partsOf(place)) {
        const what = condition.attribute ?? condition.event ?? condition.segment ?? condition.message;
        if (what !== undefined) return { what, path };
      }
  }
  return undefined;
}
