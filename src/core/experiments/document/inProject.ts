import { isRefusal, type Refusal } from '../../calculators/calculator.ts';
import { hasContent } from '../../documents/placeholder.ts';
import type { ExperimentData, ExperimentPolicyData } from '../../generated/documents.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';
import { type Design, designOf } from '../readout/design.ts';
import type { KpiTitles } from '../readout/guardrails.ts';
import type { Direction } from '../readout/judge.ts';
import { type ExperimentPlan, readPlan } from '../readout/plan.ts';
import { type ReadOut, readOut } from '../readout/readOut.ts';
import { soundFacts } from './soundFacts.ts';

/** An experiment with what its calculations need from the rest of the project. */
export interface ExperimentInProject {
  facts: ExperimentData;
  /** The policy that it follows, without the settings from which it is excepted. */
  policy: ExperimentPolicyData | undefined;
  /** Which way its primary metric is better. */
  direction: Direction;
  /** What the KPIs of its guardrails are called. */
  kpiTitles: KpiTitles;
}

/** What was gathered last for a document, and from what; a change makes a new document. */
const gathered = new WeakMap<
  PlanDocument<'experiment'>,
  { policy: PlanDocument<'experiment_policy'> | undefined; experiment: ExperimentInProject }
>();

/** Gathers what belongs to an experiment: its policy, and the direction of the KPI that decides. */
export function experimentIn(project: ProjectView, document: PlanDocument<'experiment'>): ExperimentInProject {
  const policy = policyOf(document.facts, project);
  const direction = directionOf(project, document.facts.primary_metric);
  const known = gathered.get(document);
  const kpiTitles = kpiTitlesOf(project, document.facts);
  if (
    known &&
    known.policy === policy &&
    known.experiment.direction === direction &&
    sameTitles(known.experiment.kpiTitles, kpiTitles)
  )
    return known.experiment;
  const facts = soundFacts(document.facts);
  const rules = policy && withoutExceptions(policy.facts, facts, document.id);
  const experiment = { facts, policy: rules, direction, kpiTitles };
  gathered.set(document, { policy, experiment });
  return experiment;
}

/** The policy that an experiment names, or else the only one. */
export function policyOf(
  facts: Facts<'experiment'>,
  project: ProjectView,
): PlanDocument<'experiment_policy'> | undefined {
  const policies = project.documents('experiment_policy');
  if (facts.policy !== undefined) return policies.find(({ id }) => id === facts.policy);
  return policies.length === 1 ? policies[0] : undefined;
}

/** Settings of the policy from which an experiment is excepted, by itself or by the policy, with a reason. */
export function exceptedSettings(
  policy: Facts<'experiment_policy'>,
  { policy_exceptions: own }: Facts<'experiment'>,
  id: string | undefined,
): Set<string> {
  const all = [
    ...[...itemsOf(own)].map(([exception]) => exception),
    ...[...itemsOf(policy.exceptions)]
      .map(([exception]) => exception)
      .filter(({ experiment }) => experiment === undefined || experiment === id),
  ];
  return new Set(all.flatMap(({ setting, reason }) => (setting !== undefined && hasContent(reason) ? [setting] : [])));
}

function withoutExceptions(
  policy: Facts<'experiment_policy'>,
  facts: ExperimentData,
  id: string | undefined,
): ExperimentPolicyData {
  const excepted = exceptedSettings(policy, facts, id);
  const kept = Object.fromEntries(Object.entries(policy).filter(([key]) => !excepted.has(key)));
  // Whole weeks hold where nothing is said, so an exception from them has to say so.
  return { ...kept, ...(excepted.has('full_weeks') ? { full_weeks: false } : {}) } as ExperimentPolicyData;
}

function directionOf(project: ProjectView, metric: string | undefined): Direction {
  for (const document of project.documents('kpis')) {
    for (const [{ id, direction }] of itemsOf(document.facts.kpis)) {
      if (id !== undefined && id === metric) return direction === 'down' ? 'down' : 'up';
    }
  }
  return 'up';
}

function kpiTitlesOf(project: ProjectView, { guardrails }: Facts<'experiment'>): KpiTitles {
  const ids = [...itemsOf(guardrails)].flatMap(([{ kpi }]) => (kpi === undefined ? [] : [kpi]));
  return Object.fromEntries(ids.map((id) => [id, project.definitions('kpi', id)[0]?.title ?? id]));
}

function sameTitles(a: KpiTitles, b: KpiTitles): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The plan and the sample it needs, or why there is none. */
export const designIn = once(({ facts, policy }): { plan: ExperimentPlan; design: Design } | Refusal => {
  const plan = readPlan(facts, policy);
  if (isRefusal(plan)) return plan;
  const design = designOf(plan);
  return isRefusal(design) ? design : { plan, design };
});

/** What an experiment's numbers come to, under its own rule. */
export const readOutIn = once(
  ({ facts, policy, direction, kpiTitles }): ReadOut => readOut(facts, policy, direction, kpiTitles),
);

/** Remembers an answer as long as its experiment stays as it is: rules, lenses and pictures ask for it in turn. */
function once<Answer>(
  compute: (experiment: ExperimentInProject) => Answer,
): (experiment: ExperimentInProject) => Answer {
  const known = new WeakMap<ExperimentInProject, { answer: Answer }>();
  return (experiment) => {
    const found = known.get(experiment) ?? { answer: compute(experiment) };
    known.set(experiment, found);
    return found.answer;
  };
}
