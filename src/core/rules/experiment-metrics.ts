import { figureOf } from '../documents/figure.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { getsWorse, type KpiPlace, kpiName, kpisOf, unitName } from './support/kpis.ts';

type Experiment = Facts<'experiment'>;
type Guardrail = NonNullable<NonNullable<Experiment['guardrails']>[number]>;

export const experimentMetrics = defineRule({
  id: 'experiment-metrics',
  title: 'One metric decides, and the guardrails guard others',
  description:
    'The primary metric is the one of the hypothesis, is no guardrail and no secondary metric, and is of the type that is computed; guardrails have a limit on the side on which their KPI gets worse.',
  kinds: ['experiment'],
  severity: 'error',
  messages: {
    hypothesis:
      'The hypothesis is about {metric}, but {primary} decides. Name one KPI in both places, or the test answers another question.',
    'the-metric': 'The metric of the hypothesis',
    guard: '{kpi} decides and is a guardrail at the same time. Let one KPI decide, and guard another.',
    secondary: '{kpi} decides, so it need not stand among the secondary metrics. Remove it there.',
    twice: '{kpi} is a guardrail twice. Keep one of the two limits.',
    type: '{kpi} is counted as {unit}, but the experiment computes {computed}. Set `metric_type: {right}`, or take another metric.',
    'no-limit': 'The guardrail {kpi} has no {missing}, so nobody knows when it is broken. Add it.',
    figure: 'The limit “{limit}” does not read as {unit}, in which {kpi} is counted. Correct it.',
    side: '{kpi} should go {direction}, so it gets worse {opposite} the limit, not {comparison} it. Write `comparison: {opposite}`.',
    broken:
      'The guardrail {kpi} is broken before the test begins: it stands at {baseline}, and the limit is {limit}. Move the limit.',
    'the-baseline': 'The baseline of {kpi}',
    decides: '{kpi} decides',
  },
  fixes: {
    remove: 'Remove it',
    turn: 'Write `{opposite}`',
  },
  *check(document, { project }) {
    const { facts } = document;
    const kpis = kpisOf(project);
    const reports = [...checkPrimary(facts, kpis), ...checkGuardrails(facts, kpis, project)];
    yield* reports;
    if (reports.length === 0 && facts.primary_metric !== undefined)
      yield { evidence: 'decides', args: { kpi: nameIn(kpis, facts.primary_metric) }, path: '/primary_metric' };
  },
});

function* checkPrimary(facts: Experiment, kpis: ReadonlyMap<string, KpiPlace>): Generator<Report> {
  const { primary_metric: primary, metric_type: type } = facts;
  if (primary === undefined) return;
  const kpi = nameIn(kpis, primary);
  const metric = facts.hypothesis?.metric;
  if (metric !== undefined && metric !== primary) {
    const args = { metric: nameIn(kpis, metric), primary: kpi };
    const related = [{ path: '/hypothesis/metric', message: 'the-metric' }];
    yield { message: 'hypothesis', severity: 'warning', args, path: '/primary_metric', related };
  }
  for (const [id, index] of itemsOf(facts.secondary_metrics)) {
    if (id !== primary) continue;
    const path = `/secondary_metrics/${index}`;
    const fix = { message: 'remove', changes: [{ op: 'remove', path }] as const };
    yield { message: 'secondary', severity: 'info', args: { kpi }, path, fix };
  }
  const unit = kpis.get(primary)?.kpi.unit;
  const isWrong = unit !== undefined && type !== undefined && (type === 'conversion') !== (unit === 'rate');
  if (!isWrong) return;
  const computed = type === 'conversion' ? 'a share of people' : 'an average per person';
  const args = { kpi, unit: unitName(unit), computed, right: type === 'conversion' ? 'mean' : 'conversion' };
  yield { message: 'type', severity: 'warning', args, path: '/metric_type' };
}

function* checkGuardrails(
  facts: Experiment,
  kpis: ReadonlyMap<string, KpiPlace>,
  project: ProjectView,
): Generator<Report> {
  const guardrails = [...itemsOf(facts.guardrails)];
  for (const [guardrail, index] of guardrails) {
    const path = `/guardrails/${index}`;
    const { kpi: id = '' } = guardrail;
    const kpi = nameIn(kpis, id);
    if (id === facts.primary_metric) yield { message: 'guard', args: { kpi }, path: `${path}/kpi` };
    else if (guardrails.some(([other, place]) => place < index && other.kpi === id))
      yield { message: 'twice', severity: 'warning', args: { kpi }, path: `${path}/kpi` };
    const missing = [
      ...(guardrail.limit === undefined ? ['limit'] : []),
      ...(guardrail.comparison === undefined ? ['comparison'] : []),
    ].join(' and no ');
    const place = kpis.get(id);
    if (missing !== '') yield { message: 'no-limit', severity: 'warning', args: { kpi, missing }, path };
    else if (place) yield* checkLimit(guardrail, place, path, project);
  }
}

function* checkLimit(guardrail: Guardrail, place: KpiPlace, path: string, project: ProjectView): Generator<Report> {
  const { unit, direction, baseline } = place.kpi;
  const { comparison, limit } = guardrail;
  if (unit === undefined || comparison === undefined || limit === undefined) return;
  const value = figureOf(limit, unit, project.currency);
  const kpi = kpiName(place.kpi);
  const args = {
    kpi,
    limit: String(limit),
    unit: unitName(unit),
    direction: direction ?? '',
    baseline: String(baseline),
  };
  if (value === undefined) {
    yield { message: 'figure', severity: 'warning', args, path: `${path}/limit` };
    return;
  }
  if (direction === undefined || direction === 'range') return;
  const opposite = direction === 'up' ? 'below' : 'above';
  if (comparison !== opposite) {
    const changes = [{ op: 'set', path: `${path}/comparison`, value: opposite }] as const;
    const fix = { message: 'turn', args: { opposite }, changes };
    yield {
      message: 'side',
      severity: 'warning',
      args: { ...args, comparison, opposite },
      path: `${path}/comparison`,
      fix,
    };
    return;
  }
  const stands = figureOf(baseline, unit, project.currency);
  if (stands === undefined || !getsWorse(direction, value, stands)) return;
  const related = [{ file: place.file, path: `${place.path}/baseline`, message: 'the-baseline', args }];
  yield { message: 'broken', severity: 'warning', args, path: `${path}/limit`, related };
}

function nameIn(kpis: ReadonlyMap<string, KpiPlace>, id: string): string {
  const place = kpis.get(id);
  return place ? kpiName(place.kpi) : id;
}
