import { isRefusal } from '../calculators/calculator.ts';
import { experimentIn } from '../experiments/document/inProject.ts';
import { errorOf, peeksOf } from '../experiments/readout/looks.ts';
import { type ExperimentPlan, readPlan } from '../experiments/readout/plan.ts';
import { notes } from '../experiments/readout/reasons.ts';
import { percent } from '../experiments/readout/words.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const experimentLooksPlanned = defineRule({
  id: 'experiment-looks-planned',
  title: 'Nobody looks at the results of an experiment outside its plan',
  description:
    'A test that is judged once is not looked at before its end, and a sequential one only as often as was planned; a look outside the plan is reported with the error rate that it leads to.',
  kinds: ['experiment'],
  severity: 'warning',
  messages: {
    peeked: `${notes['unplanned-looks']} Judge at the planned stop only, or plan the next test with \`stopping_rule: sequential\`.`,
    extra: `${notes['extra-looks']} Judge at the planned looks only.`,
    'fixed-with-looks':
      'The plan has {looks} looks, but its rule judges once. Judged at each of them, chance alone would pick a winner in {error} of tests, not in {alpha}. Set `stopping_rule: sequential`, which pays for every look.',
    'no-looks': 'Judged once, and nobody looked before',
    planned: '{count|look|looks}, all as planned',
    anytime: 'The rule allows a look at any time: {rule}',
  },
  fixes: {
    sequential: 'Judge by a sequential rule',
  },
  *check(document, { project }) {
    const { facts, policy } = experimentIn(project, document);
    const plan = readPlan(facts, policy);
    if (isRefusal(plan)) return;
    const looks = [...itemsOf(document.facts.results?.looks)];
    const peeks = peeksOf(facts, plan);
    if (peeks) {
      const first = looks.find(([{ on, planned }]) => on !== undefined && planned !== true)?.[1] ?? 0;
      const args = { count: peeks.count, error: percent(peeks.error), alpha: percent(plan.alpha) };
      yield { message: 'peeked', args, path: `/results/looks/${first}` };
    } else if (plan.stoppingRule === 'fixed-horizon' && (plan.looks ?? 1) > 1) yield fixedWithLooks(plan);
    else if (plan.stoppingRule === 'sequential' && plan.looks !== undefined && looks.length > plan.looks)
      yield {
        message: 'extra',
        args: { looks: plan.looks, count: looks.length },
        path: `/results/looks/${plan.looks}`,
      };
    else if (facts.results?.variants?.length) {
      const place = { path: '/stopping_rule', at: 'value' } as const;
      const args = { count: looks.length, rule: plan.stoppingRule };
      const anytime = plan.stoppingRule !== 'fixed-horizon' && plan.looks === undefined;
      yield { evidence: anytime ? 'anytime' : looks.length === 0 ? 'no-looks' : 'planned', args, ...place };
    }
  },
});

function fixedWithLooks(plan: ExperimentPlan) {
  const { looks = 1, alpha } = plan;
  const args = { looks, error: percent(errorOf(plan, looks) ?? 0), alpha: percent(alpha) };
  const changes = [{ op: 'set', path: '/stopping_rule', value: 'sequential' }] as const;
  return { message: 'fixed-with-looks', args, path: '/planned_looks', fix: { message: 'sequential', changes } };
}
