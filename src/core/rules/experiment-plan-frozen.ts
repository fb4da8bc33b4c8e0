import { parseDay } from '../documents/dates.ts';
import { changesSinceStart, planToFreeze } from '../experiments/document/frozenPlan.ts';
import { experimentIn } from '../experiments/document/inProject.ts';
import { nameOfPart, type PlanDifference, valueWords } from '../experiments/readout/planDifferences.ts';
import { defineRule, type Report } from './rule.ts';

/** States in which a test has started. */
const started: readonly unknown[] = ['running', 'completed', 'analysed', 'learned'];

export const experimentPlanFrozen = defineRule({
  id: 'experiment-plan-frozen',
  title: 'The plan of an experiment does not change after its start',
  description:
    'Metric, variants, sample, method and dates are frozen when the test starts, in `frozen_plan`; what differs from it later would let the result choose the question.',
  kinds: ['experiment'],
  severity: 'error',
  messages: {
    changed:
      '{what} was {before} when the test started on {on}, and is {after} now. Put it back: a plan that changes while results come in proves nothing.',
    'the-plan': 'The plan as it was frozen',
    late: 'The plan was frozen on {on}, after the test started on {start}. Freeze it before the first visitor.',
    open: 'The test has started, but its plan is not frozen. Write it down under `frozen_plan`, so that nobody can move the goal.',
    kept: 'The plan of {on} still stands',
  },
  fixes: {
    freeze: 'Freeze the plan as it stands',
    restore: 'Put back {before}',
  },
  *check(document, { project }) {
    const { facts, policy } = experimentIn(project, document);
    const { frozen_plan: frozen, start } = facts;
    if (!frozen) {
      if (!started.includes(facts.status)) return;
      const value = { ...(start === undefined ? {} : { on: start }), ...planToFreeze(facts, policy) };
      const fix = { message: 'freeze', changes: [{ op: 'set', path: '/frozen_plan', value }] } as const;
      yield { message: 'open', severity: 'info', path: '/status', ...(start === undefined ? {} : { fix }) };
      return;
    }
    const on = String(frozen.on ?? '');
    const [frozenOn, first] = [parseDay(frozen.on), parseDay(start)];
    const isLate = frozenOn !== undefined && first !== undefined && frozenOn > first;
    if (isLate)
      yield { message: 'late', severity: 'warning', args: { on, start: start ?? '' }, path: '/frozen_plan/on' };
    const changes = changesSinceStart(facts, policy);
    yield* changes.map((change) => changed(change, on));
    if (!isLate && changes.length === 0) yield { evidence: 'kept', args: { on }, path: '/frozen_plan', at: 'key' };
  },
});

function changed({ path, before, after }: PlanDifference, on: string): Report {
  const args = { what: nameOfPart(path), before: valueWords(before), after: valueWords(after), on };
  const related = [{ path: '/frozen_plan', at: 'key', message: 'the-plan' }] as const;
  const finding = { message: 'changed', args, path, related };
  // A variant or guardrail that came or went needs more than a value.
  if (path.split('/').length === 3 || ['/variants', '/guardrails'].includes(path)) return finding;
  const change = before === null ? ({ op: 'remove', path } as const) : ({ op: 'set', path, value: before } as const);
  return { ...finding, fix: { message: 'restore', args, changes: [change] } };
}
