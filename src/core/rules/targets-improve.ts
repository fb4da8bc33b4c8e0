import { figureOf } from '../documents/figure.ts';
import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { getsWorse, type KpiPlace, kpiName, kpisOf, unitName } from './support/kpis.ts';

/** A target for a KPI, somewhere in the plan. */
interface Target {
  what: string;
  kpi: string | undefined;
  baseline?: number | string | undefined;
  target: number | string | undefined;
  path: string;
}

export const targetsImprove = defineRule({
  id: 'targets-improve',
  title: 'Targets are improvements, in the unit of their KPI',
  description:
    'The targets of goals, service goals, hypotheses and campaigns read in the unit of their KPI and are better than where the KPI stands. Objectives have a rule of their own.',
  kinds: ['project', 'strategy', 'campaign'],
  needs: ['kpis'],
  severity: 'warning',
  messages: {
    figure: 'The {which} of {what}, “{value}”, does not read as {unit}, in which the KPI {kpi} is counted. Correct it.',
    worse:
      'The target {target} of {what} is worse than {baseline}, where {kpi} stands, and {kpi} should go {direction}. Correct the target, or the KPI’s direction.',
    range:
      'The target {target} of {what} lies outside the range of {low} to {high} in which {kpi} should stay. Correct one of them.',
    'the-kpi': 'The KPI {kpi}',
    better: 'From {baseline} to {target}',
  },
  *check(document, { project }) {
    const kpis = kpisOf(project);
    for (const target of targetsIn(document)) {
      const place = kpis.get(target.kpi ?? '');
      if (place?.kpi.unit !== undefined) yield* checkTarget(target, place, project.currency);
    }
  },
});

function* checkTarget(one: Target, { kpi, file, path }: KpiPlace, currency: string | undefined): Generator<Report> {
  const { unit } = kpi;
  if (unit === undefined) return;
  const read = (value: unknown) => {
    const figure = figureOf(value, unit, currency);
    return figure !== undefined && Number.isFinite(figure) ? figure : undefined;
  };
  const related = [{ file, path, message: 'the-kpi', args: { kpi: kpiName(kpi) } }];
  const isUnread = (value: unknown) => value !== undefined && read(value) === undefined;
  for (const which of ['baseline', 'target'] as const) {
    if (!isUnread(one[which])) continue;
    const args = { which, what: one.what, value: String(one[which]), unit: unitName(unit), kpi: kpiName(kpi) };
    yield { message: 'figure', args, path: `${one.path}/${which}`, related };
  }
  const stated = one.baseline ?? kpi.baseline;
  const target = read(one.target);
  const baseline = read(stated);
  const low = read(kpi.range?.low);
  const high = read(kpi.range?.high);
  if (target === undefined) return;
  const args = {
    what: one.what,
    kpi: kpiName(kpi),
    target: String(one.target),
    baseline: String(stated),
    direction: kpi.direction ?? '',
    low: String(kpi.range?.low),
    high: String(kpi.range?.high),
  };
  const place = { args, path: `${one.path}/target` };
  const isOutside = low !== undefined && high !== undefined && (target < low || target > high);
  if (kpi.direction === 'range' && isOutside) yield { message: 'range', ...place, related };
  else if (baseline !== undefined && getsWorse(kpi.direction, baseline, target))
    yield { message: 'worse', ...place, related };
  else if (baseline !== undefined) yield { evidence: 'better', ...place };
}

function* targetsIn(document: PlanDocument): Generator<Target> {
  if (isOfKind(document, 'project')) {
    for (const [{ kpi, target, title }, index] of itemsOf(document.facts.goals))
      yield { what: `the goal “${title ?? kpi}”`, kpi, target, path: `/goals/${index}` };
  } else if (isOfKind(document, 'strategy')) {
    for (const [{ kpi, target, title }, index] of itemsOf(document.facts.hypotheses))
      yield { what: `the hypothesis “${title}”`, kpi, target, path: `/hypotheses/${index}` };
    for (const [{ kpi, baseline, target, title }, index] of itemsOf(document.facts.service_goals))
      yield { what: `the service goal “${title}”`, kpi, baseline, target, path: `/service_goals/${index}` };
  } else if (isOfKind(document, 'campaign')) {
    for (const [{ kpi, baseline, target }, index] of itemsOf(document.facts.kpi_targets))
      yield { what: 'the campaign', kpi, baseline, target, path: `/kpi_targets/${index}` };
  }
}
