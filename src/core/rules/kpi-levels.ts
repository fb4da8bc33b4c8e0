import { figureOf, formatFigure } from '../documents/figure.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { getsWorse, type KpiFacts, kpiName, unitName } from './support/kpis.ts';
import { plansPastTarget } from './support/plannedSums.ts';

export const kpiLevels = defineRule({
  id: 'kpi-levels',
  title: 'Baseline, threshold and target of a KPI fit its direction',
  description:
    'All figures of a KPI read in its unit, the threshold lies on the near side of the target, a range has its low end below its high end, the target is an improvement, and what is planned for the periods comes to it.',
  kinds: ['kpis'],
  severity: 'error',
  messages: {
    figure: 'The {which} of {kpi}, “{value}”, does not read as {unit}. Correct it, or the unit.',
    threshold:
      '{kpi} should go {direction} to {target}, but somebody has to act {side} {threshold}. Move the threshold to the near side of the target.',
    worse:
      '{kpi} should go {direction}, but its target {target} is worse than its baseline {baseline}. Correct one of them, or the direction.',
    range: 'The range of {kpi} runs from {low} to {high}. Put the lower figure under `low`.',
    'no-range': '{kpi} should stay within a range, but none is given. Add `range` with `low` and `high`.',
    outside: 'The target of {kpi} is {target}, outside its own range of {low} to {high}. Move one of them.',
    sum: 'The plans for {kpi} add up to {sum}, but the target of the cycle is {target}. If each figure replaces the one before, as with subscribers, add `aggregation: last`; if not, correct the plans or the target.',
    fits: '{kpi}: {levels}',
  },
  fixes: {
    last: 'Count the last figure alone',
    swap: 'Swap the two ends',
  },
  *check(document, { project }) {
    const past = plansPastTarget(project);
    for (const [kpi, index] of itemsOf(document.facts.kpis)) {
      if (kpi.unit === undefined) continue;
      const path = `/kpis/${index}`;
      const sum = past.get(kpi.id ?? '');
      const reports = [
        ...checkLevels(kpi, path, project.currency),
        ...(sum?.kpi === kpi ? [sumReport(kpi, sum.sum, path, project.currency)] : []),
      ];
      yield* reports;
      const given = (['baseline', 'threshold', 'target'] as const).filter((which) => kpi[which] !== undefined);
      const levels = given.map((which) => `${which} ${kpi[which]}`).join(', ');
      if (reports.length === 0 && given.length > 1)
        yield { evidence: 'fits', args: { kpi: kpiName(kpi), levels }, path };
    }
  },
});

function* checkLevels(kpi: KpiFacts, path: string, currency: string | undefined): Generator<Report> {
  const name = kpiName(kpi);
  const values = {
    baseline: kpi.baseline,
    threshold: kpi.threshold,
    target: kpi.target,
    'range/low': kpi.range?.low,
    'range/high': kpi.range?.high,
  };
  const figures: Record<string, number> = {};
  let readable = true;
  for (const [which, value] of Object.entries(values)) {
    if (value === undefined || kpi.unit === undefined) continue;
    const figure = figureOf(value, kpi.unit, currency);
    if (figure !== undefined && Number.isFinite(figure)) figures[which] = figure;
    else {
      readable = false;
      const part = which.startsWith('range') ? `${which.slice(6)} end of the range` : which;
      const args = { which: part, kpi: name, value: String(value), unit: unitName(kpi.unit) };
      yield { message: 'figure', args, path: `${path}/${which}` };
    }
  }
  if (!readable) return;
  const { baseline, threshold, target, 'range/low': low, 'range/high': high } = figures;
  const args = {
    kpi: name,
    direction: kpi.direction ?? '',
    baseline: String(kpi.baseline),
    threshold: String(kpi.threshold),
    target: String(kpi.target),
    low: String(kpi.range?.low),
    high: String(kpi.range?.high),
  };
  if (target !== undefined && threshold !== undefined && getsWorse(kpi.direction, threshold, target))
    yield {
      message: 'threshold',
      args: { ...args, side: kpi.direction === 'up' ? 'below' : 'above' },
      path: `${path}/threshold`,
    };
  if (target !== undefined && baseline !== undefined && getsWorse(kpi.direction, baseline, target))
    yield { message: 'worse', severity: 'warning', args, path: `${path}/target` };
  if (kpi.direction === 'range' && low === undefined && high === undefined)
    yield { message: 'no-range', severity: 'warning', args, path: `${path}/direction` };
  if (low === undefined || high === undefined) return;
  if (low > high) {
    const changes = [
      { op: 'set', path: `${path}/range/low`, value: kpi.range?.high },
      { op: 'set', path: `${path}/range/high`, value: kpi.range?.low },
    ] as const;
    yield { message: 'range', args, path: `${path}/range`, at: 'key', fix: { message: 'swap', changes } };
  } else if (kpi.direction === 'range' && target !== undefined && (target < low || target > high))
    yield { message: 'outside', args, path: `${path}/target` };
}

function sumReport(kpi: KpiFacts, sum: number, path: string, currency: string | undefined): Report {
  const write = (value: number) => formatFigure(value, kpi.unit, currency);
  const target = figureOf(kpi.target, kpi.unit, currency) ?? 0;
  const changes = [{ op: 'set', path: `${path}/aggregation`, value: 'last' }] as const;
  return {
    message: 'sum',
    severity: 'warning',
    args: { kpi: kpiName(kpi), sum: write(sum), target: write(target) },
    path: `${path}/target`,
    fix: { message: 'last', changes },
  };
}
