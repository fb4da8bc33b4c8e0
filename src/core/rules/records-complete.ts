import { countWords } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

export const recordsComplete = defineRule({
  id: 'records-complete',
  title: 'A record says what somebody who was not there needs to know',
  description:
    'A decision has a reason and the options it was taken from, a conflict the positions of both sides, a learning its evidence, and work that is blocked what blocks it.',
  kinds: ['status', 'decision', 'conflict', 'learning'],
  severity: 'warning',
  options: {
    roles: {
      title: 'Roles',
      description: 'Whether a decision has to name who drives it and who approves it (DACI).',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    roles: 'The decision does not name {list}. Add it, so that one person decides and one brings it about.',
    'no-output': 'The work is called complete, but names no output. Add `outputs`.',
    blocked: 'The work is blocked, but nobody knows by what. Add `blockers`.',
    rationale: 'The decision gives no reason, so nobody can tell when it should be changed. Add `rationale`.',
    'own-successor':
      'The decision supersedes itself. Name the one that it takes the place of, or take `supersedes` out.',
    undecided: 'The decision is called decided, but does not say what was decided. Add `decision`.',
    options:
      'The decision names {found} of the options that it was taken from. Name at least two under `options`, so that nobody begins again.',
    conflict: 'The decision settles a conflict, but does not say which. Add `answers`.',
    positions:
      'A conflict has two sides, but the record has {found|position|positions}. Add what the other side holds.',
    same: 'Both positions of {agent} stand here, so nobody disagrees. Correct one of the agents.',
    reason: 'Nobody knows why {agent} holds its position. Add a `reason`.',
    'no-learning': 'The record holds no learning. Add one under `learnings`.',
    evidence:
      'The learning “{statement}” has no evidence. Say what it rests on, or name an experiment under `experiments`.',
    complete: 'The {kind} is complete',
  },
  *check(document, { options }) {
    const reports = [...checkRecord(document), ...(options.roles === true ? checkRoles(document) : [])];
    yield* reports;
    if (!reports.some((report) => 'message' in report))
      yield { evidence: 'complete', args: { kind: document.kind ?? '' }, path: '/kind' };
  },
});

function checkRecord(document: PlanDocument): Iterable<Report> {
  if (isOfKind(document, 'status')) return checkStatus(document);
  if (isOfKind(document, 'decision')) return checkDecision(document);
  if (isOfKind(document, 'conflict')) return checkConflict(document);
  return isOfKind(document, 'learning') ? checkLearning(document) : [];
}

function* checkRoles(document: PlanDocument): Generator<Report> {
  if (!isOfKind(document, 'decision') || document.facts.status === 'superseded') return;
  const lacks = (['driver', 'approver'] as const).filter((role) => !hasContent(document.facts[role]));
  if (lacks.length > 0)
    yield { message: 'roles', args: { list: list(lacks.map((role) => `\`${role}\``)) }, path: '/decision', at: 'key' };
}

function* checkStatus({ facts }: PlanDocument<'status'>): Generator<Report> {
  const { status, outputs, blockers } = facts;
  if (status === 'complete' && !hasContent(outputs))
    yield { message: 'no-output', severity: 'info', path: '/outputs', at: 'key' };
  if (status === 'blocked' && !hasContent(blockers)) yield { message: 'blocked', path: '/blockers', at: 'key' };
}

function* checkDecision({ facts, sections, text, id }: PlanDocument<'decision'>): Generator<Report> {
  if (facts.supersedes === id) yield { message: 'own-successor', path: '/supersedes' };
  const { status, decision, rationale, options, type, answers } = facts;
  if (status === undefined || status === 'proposed') return;
  if (!hasContent(decision)) yield { message: 'undecided', path: '/decision', at: 'key' };
  // The reason may stand in the text below the front matter.
  const argued = sections.length > 0 && countWords(text) > 80;
  if (!hasContent(rationale) && !argued) yield { message: 'rationale', path: '/rationale', at: 'key' };
  const found = [...itemsOf(options)].length;
  if (found < 2)
    yield {
      message: 'options',
      severity: 'info',
      args: { found: found === 0 ? 'none' : 'one' },
      path: '/options',
      at: 'key',
    };
  if (type === 'conflict' && !hasContent(answers)) yield { message: 'conflict', path: '/answers', at: 'key' };
}

function* checkConflict({ facts }: PlanDocument<'conflict'>): Generator<Report> {
  const positions = [...itemsOf(facts.positions)];
  const agents = [...new Set(positions.flatMap(([{ agent }]) => agent ?? []))];
  if (positions.length < 2)
    yield { message: 'positions', args: { found: positions.length }, path: '/positions', at: 'key' };
  else if (agents.length === 1) yield { message: 'same', args: { agent: list(agents) }, path: '/positions', at: 'key' };
  for (const [{ agent = '', reason }, index] of positions)
    if (!hasContent(reason))
      yield { message: 'reason', severity: 'info', args: { agent }, path: `/positions/${index}` };
}

function* checkLearning({ facts }: PlanDocument<'learning'>): Generator<Report> {
  const learnings = [...itemsOf(facts.learnings)];
  if (learnings.length === 0) yield { message: 'no-learning', severity: 'info', path: '/learnings', at: 'key' };
  const rests = hasContent(facts.experiments) || hasContent(facts.campaigns);
  for (const [{ statement = '', evidence }, index] of learnings)
    if (!rests && !hasContent(evidence))
      yield { message: 'evidence', args: { statement }, path: `/learnings/${index}` };
}
