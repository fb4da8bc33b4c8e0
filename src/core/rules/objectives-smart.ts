import { formatDay, parseDay } from '../documents/dates.ts';
import { type FigureUnit, figureOf, formatFigure } from '../documents/figure.ts';
import { hasContent } from '../documents/placeholder.ts';
import { valueAt } from '../documents/pointer.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { cycleOf } from './support/cycle.ts';
import { unitName } from './support/kpis.ts';

type Objective = NonNullable<NonNullable<Facts<'strategy'>['objectives']>[number]>;
type Kpi = NonNullable<NonNullable<Facts<'kpis'>['kpis']>[number]>;

export const objectivesSmart = defineRule({
  id: 'objectives-smart',
  title: 'Objectives are specific, measurable and tied to the project’s goals',
  description:
    'Each objective names a KPI that is defined, where it stands, where it should be, by when and whose it is; together they cover every goal of the project, in full.',
  kinds: ['strategy'],
  severity: 'warning',
  options: {
    goals: {
      title: 'Goals',
      description: 'Whether the project must name goals, so that there is something to serve.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    'no-goals':
      'marketing.yaml names no goals, so the objectives serve nothing. Add them under `goals`, each with a KPI, a target and a day.',
    none: 'The strategy has no objectives. Add one for each goal of the project under `objectives`.',
    missing: 'The objective “{title}” has no {what}. Add `{key}`.',
    'no-kpi':
      'The objective “{title}” is measured by `{kpi}`, but no such KPI is defined. Define it in a *.kpis.yaml file.',
    unit: 'The KPI {kpi} has no unit, so “{title}” cannot be measured. Add `unit` to the KPI.',
    figure: 'The {which} of “{title}” is “{value}”, but the KPI {kpi} takes {unit}.',
    direction:
      '“{title}” goes from {baseline} to {target}, but {kpi} should go {direction}. Correct the target or the KPI’s direction.',
    'no-day':
      'The deadline of “{title}” is not a day in the calendar. Write it as year-month-day, such as `2026-06-30`.',
    late: '“{title}” is due on {by}, outside the cycle ({start} to {end}). Choose a day inside it.',
    uncovered: 'No objective works towards the goal “{goal}”. Add one with `{key}: {id}`.',
    short: '“{title}” aims at {target}, but the project’s goal “{goal}” is {wanted}. Change the target or the goal.',
    'the-goal': 'The goal',
    'the-cycle': 'The cycle',
    smart: '{title}: {baseline} to {target} by {by}, {owner}',
    covered: 'The goal “{goal}” is covered by “{title}”',
  },
  *check(document, { project, options }) {
    const objectives = [...itemsOf(document.facts.objectives)];
    if (objectives.length === 0) {
      yield { message: 'none', path: '/objectives', at: 'key' };
      return;
    }
    const kpis = new Map(
      project
        .documents('kpis')
        .flatMap((kpiFile) => [...itemsOf(kpiFile.facts.kpis)].map(([kpi]) => [kpi.id ?? '', kpi])),
    );
    for (const [objective, index] of objectives)
      yield* checkObjective(
        // A deadline that is no day is gone from the facts, but it is there.
        { ...objective, by: textAt(document.data, `/objectives/${index}/by`) },
        `/objectives/${index}`,
        kpis,
        project,
      );
    const { settings } = project;
    if (options.goals === true && settings && !hasContent(settings.facts.goals))
      yield { message: 'no-goals', file: settings.file, path: '/goals', at: 'key' };
    yield* checkGoals(objectives, kpis, project);
  },
});

function* checkObjective(
  objective: Objective,
  path: string,
  kpis: ReadonlyMap<string, Kpi>,
  project: ProjectView,
): Generator<Report> {
  const title = objective.title ?? objective.id ?? 'unnamed';
  const needed = [
    ['kpi', 'KPI'],
    ['baseline', 'baseline'],
    ['target', 'target'],
    ['by', 'deadline'],
    ['owner', 'owner'],
  ] as const;
  const missing = needed.filter(([key]) => !hasContent(objective[key]));
  for (const [key, what] of missing)
    yield {
      message: 'missing',
      args: { title, key, what },
      path: objective[key] === undefined ? path : `${path}/${key}`,
    };
  const deadline = yield* checkDeadline(objective, title, path, project);
  const kpi = objective.kpi === undefined ? undefined : kpis.get(objective.kpi);
  if (objective.kpi !== undefined && !kpi && !project.hides('kpis'))
    yield { message: 'no-kpi', args: { title, kpi: objective.kpi }, path: `${path}/kpi` };
  if (!kpi || missing.length > 0) return;
  if (kpi.unit === undefined) {
    if (project.hides('kpis')) return;
    yield { message: 'unit', args: { title, kpi: kpi.title ?? kpi.id ?? '' }, path: `${path}/kpi` };
    return;
  }
  const baseline = yield* readFigure('baseline', objective, kpi, title, path, project);
  const target = yield* readFigure('target', objective, kpi, title, path, project);
  if (baseline === undefined || target === undefined) return;
  const args = { title, kpi: kpi.title ?? kpi.id ?? '', ...shown(baseline, target, kpi.unit, project) };
  if ((kpi.direction === 'up' && target <= baseline) || (kpi.direction === 'down' && target >= baseline)) {
    yield { message: 'direction', args: { ...args, direction: kpi.direction }, path: `${path}/target` };
  } else if (deadline)
    yield { evidence: 'smart', args: { ...args, by: String(objective.by), owner: String(objective.owner) }, path };
}

function textAt(data: unknown, pointer: string): string | undefined {
  const value = valueAt(data, pointer);
  return typeof value === 'string' ? value : undefined;
}

function shown(
  baseline: number,
  target: number,
  unit: FigureUnit,
  project: ProjectView,
): { baseline: string; target: string } {
  return {
    baseline: formatFigure(baseline, unit, project.currency),
    target: formatFigure(target, unit, project.currency),
  };
}

function* readFigure(
  which: 'baseline' | 'target',
  objective: Objective,
  kpi: Kpi,
  title: string,
  path: string,
  project: ProjectView,
): Generator<Report, number | undefined> {
  const figure = figureOf(objective[which], kpi.unit, project.currency);
  if (figure === undefined) {
    const unit = unitName(kpi.unit ?? 'count');
    const args = { which, title, value: String(objective[which]), unit, kpi: kpi.title ?? kpi.id ?? '' };
    yield { message: 'figure', args, path: `${path}/${which}` };
  }
  return figure;
}

/** Returns true for a deadline inside the cycle. */
function* checkDeadline(
  objective: Objective,
  title: string,
  path: string,
  project: ProjectView,
): Generator<Report, boolean> {
  if (!hasContent(objective.by)) return false;
  const day = parseDay(objective.by);
  if (day === undefined) {
    yield { message: 'no-day', args: { title }, path: `${path}/by` };
    return false;
  }
  const cycle = cycleOf(project);
  if (!cycle || (day >= cycle.start && day <= cycle.end)) return true;
  yield {
    message: 'late',
    args: { title, by: String(objective.by), start: formatDay(cycle.start), end: formatDay(cycle.end) },
    path: `${path}/by`,
    related: [{ file: project.settings?.file ?? '', path: '/cycle', message: 'the-cycle' }],
  };
  return false;
}

function* checkGoals(
  objectives: readonly [Objective, number][],
  kpis: ReadonlyMap<string, Kpi>,
  project: ProjectView,
): Generator<Report> {
  const file = project.settings?.file ?? '';
  for (const [goal, index] of itemsOf(project.settings?.facts.goals)) {
    const name = goal.title ?? goal.kpi ?? '';
    const serving = objectives.filter(([objective]) =>
      objective.goal === undefined ? objective.kpi === goal.kpi : objective.goal === goal.id,
    );
    const related = [{ file, path: `/goals/${index}`, message: 'the-goal' }];
    const [first] = serving;
    if (!first) {
      yield {
        message: 'uncovered',
        args: { goal: name, key: goal.id === undefined ? 'kpi' : 'goal', id: goal.id ?? goal.kpi ?? '' },
        path: '/objectives',
        at: 'key',
        related,
      };
      continue;
    }
    const kpi = kpis.get(goal.kpi ?? '');
    const wanted = figureOf(goal.target, kpi?.unit, project.currency);
    const same = serving.filter(([objective]) => objective.kpi === goal.kpi);
    // A goal is covered in full as soon as one objective for its KPI reaches it.
    const isShort = ([objective]: [Objective, number]) => {
      const target = figureOf(objective.target, kpi?.unit, project.currency);
      if (wanted === undefined || target === undefined || kpi?.direction === 'range') return false;
      return kpi?.direction === 'down' ? target > wanted : target < wanted;
    };
    const nearest = same[0];
    if (nearest && same.every(isShort)) {
      const args = {
        title: nearest[0].title ?? '',
        goal: name,
        target: String(nearest[0].target),
        wanted: String(goal.target),
      };
      yield { message: 'short', args, path: `/objectives/${nearest[1]}/target`, related };
    } else
      yield { evidence: 'covered', args: { goal: name, title: first[0].title ?? '' }, path: `/objectives/${first[1]}` };
  }
}
