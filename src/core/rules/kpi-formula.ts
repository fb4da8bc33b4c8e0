import { type Formula, kpisIn, parseFormula, partsOf } from '../measurement/formula.ts';
import { list } from '../messages/format.ts';
import { nearest } from '../messages/nearest.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { type KpiFacts, type KpiPlace, kpiName, kpisOf, unitName } from './support/kpis.ts';

export const kpiFormula = defineRule({
  id: 'kpi-formula',
  title: 'Formulas of KPIs can be computed',
  description:
    'A formula uses ids of KPIs that are defined, numbers, + − * / and parentheses, does not lead back to itself, and gives what the KPI is counted in.',
  kinds: ['kpis'],
  severity: 'error',
  messages: {
    unexpected:
      'The formula of {kpi} cannot be read from “{text}” on. Use ids of KPIs, numbers, + − * / and parentheses.',
    unfinished: 'The formula of {kpi} ends where a KPI or a number should follow. Complete it.',
    unclosed: 'The formula of {kpi} opens a parenthesis that is never closed. Close it.',
    'too-deep': 'The formula of {kpi} has more parentheses inside each other than can be read. Simplify it.',
    unknown:
      'The formula of {kpi} uses `{id}`, but no such KPI is defined. Define it in a *.kpis.yaml file, or correct the id.',
    mistyped: 'The formula of {kpi} uses `{id}`, but no such KPI is defined. Did you mean `{suggestion}`?',
    minus:
      'In the formula of {kpi}, `{id}` reads as one id. Write `{suggestion}` to subtract: a minus needs its spaces.',
    circle: 'The formulas lead in a circle: {chain}. Let one of these KPIs be measured directly.',
    'the-formula': 'The formula of {kpi}',
    mixed: 'The formula of {kpi} adds amounts of money and plain numbers. Correct it.',
    unit: 'The formula of {kpi} gives {found}, but {kpi} is counted as {unit}. Correct the formula or the unit.',
    computed: '{kpi} is computed from {names}',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
  },
  *check(document, { project }) {
    const kpis = kpisOf(project);
    const formulas = new Map<string, Formula>();
    for (const [id, { kpi }] of kpis) {
      const read = kpi.formula === undefined ? undefined : parseFormula(kpi.formula);
      if (read && 'formula' in read) formulas.set(id, read.formula);
    }
    for (const [kpi, index] of itemsOf(document.facts.kpis)) {
      if (kpi.formula === undefined) continue;
      const path = `/kpis/${index}/formula`;
      const name = kpiName(kpi);
      const read = parseFormula(kpi.formula);
      if ('problem' in read) {
        yield { message: read.problem.code, args: { kpi: name, text: kpi.formula.slice(read.problem.at) }, path };
        continue;
      }
      const ids = kpisIn(read.formula);
      const unknown = ids.filter((id) => !project.isDefined('kpi', id));
      if (unknown.length > 0 && project.hidesIds('kpi')) continue;
      for (const id of unknown) yield unknownKpi(kpi, id, path, project);
      if (unknown.length > 0) continue;
      const unit = unitProblem(kpi, read.formula, kpis);
      if (unit) yield { ...unit, path };
      else yield { evidence: 'computed', args: { kpi: name, names: list(ids) }, path };
    }
    yield* circles(document.file, kpis, formulas);
  },
});

function unknownKpi(kpi: KpiFacts, id: string, path: string, project: ProjectView): Report {
  const formula = kpi.formula ?? '';
  const name = kpiName(kpi);
  const difference = subtraction(id, project);
  const suggestion =
    difference ??
    nearest(
      id,
      project.definitionsIn('kpi').map((definition) => definition.id),
    );
  if (suggestion === undefined) return { message: 'unknown', args: { kpi: name, id }, path };
  // An id may stand inside a longer one: only the whole of it is replaced.
  const whole = new RegExp(`(?<![\\p{L}\\p{N}_-])${id}(?![\\p{L}\\p{N}_-])`, 'gu');
  const value = formula.replace(whole, suggestion);
  const changes = [{ op: 'set', path, value }] as const;
  const message = difference === undefined ? 'mistyped' : 'minus';
  const args = { kpi: name, id, suggestion };
  return { message, args, path, fix: { message: 'replace', args: { suggestion }, changes } };
}

/** `revenue-spend` as `revenue - spend`, where both are known. */
function subtraction(id: string, project: ProjectView): string | undefined {
  for (let at = id.indexOf('-'); at >= 0; at = id.indexOf('-', at + 1)) {
    const [left, right] = [id.slice(0, at), id.slice(at + 1)];
    const isKnown = (part: string) => /^\d+$/.test(part) || project.isDefined('kpi', part);
    if (isKnown(left) && isKnown(right)) return `${left} - ${right}`;
  }
  return undefined;
}

/** Whether a formula gives money where the KPI is none, or the other way round. Time is left out: a payback in months is money by money. */
function unitProblem(
  kpi: KpiFacts,
  formula: Formula,
  kpis: ReadonlyMap<string, KpiPlace>,
): { message: string; args: Record<string, string> } | undefined {
  const name = kpiName(kpi);
  const power = moneyPower(formula, kpis);
  if (power === 'mixed') return { message: 'mixed', args: { kpi: name } };
  if (power === undefined || kpi.unit === undefined) return undefined;
  const isWrong = kpi.unit === 'money' ? power !== 1 : (kpi.unit === 'rate' || kpi.unit === 'count') && power !== 0;
  if (!isWrong) return undefined;
  const found =
    power === 1 ? 'an amount of money' : power === 0 ? 'a plain number' : 'neither money nor a plain number';
  return { message: 'unit', args: { kpi: name, found, unit: unitName(kpi.unit) } };
}

/** How often money is a factor of a formula: 1 for spending by leads. Undefined where nobody can say, as with a bare number. */
function moneyPower(formula: Formula, kpis: ReadonlyMap<string, KpiPlace>): number | 'mixed' | undefined {
  if (formula.type === 'number') return undefined;
  if (formula.type === 'kpi') {
    const unit = kpis.get(formula.id)?.kpi.unit;
    return unit === undefined ? undefined : unit === 'money' ? 1 : 0;
  }
  const powers = partsOf(formula).map((part) => moneyPower(part, kpis));
  if (powers.includes('mixed')) return 'mixed';
  const known = powers.filter((power) => typeof power === 'number');
  if (formula.type === 'sum') return new Set(known).size > 1 ? 'mixed' : known.length > 0 ? known[0] : undefined;
  if (known.length < powers.length) return undefined;
  return known.reduce((sum, power, index) => sum + (formula.factors[index]?.divides ? -power : power), 0);
}

/** Every circle of formulas, told once, at the first of its KPIs that stands in this file. */
function* circles(
  file: string,
  kpis: ReadonlyMap<string, KpiPlace>,
  formulas: ReadonlyMap<string, Formula>,
): Generator<Report> {
  const done = new Set<string>();
  for (const start of formulas.keys()) {
    const circle = circleFrom(start, formulas, done);
    const own = circle.find((id) => kpis.get(id)?.file === file);
    if (own === undefined) continue;
    const turned = [...circle.slice(circle.indexOf(own)), ...circle.slice(0, circle.indexOf(own))];
    const chain = [...turned, own].join(' → ');
    const related = turned.slice(1, 4).flatMap((id) => {
      const place = kpis.get(id);
      const args = { kpi: place ? kpiName(place.kpi) : id };
      return place ? [{ file: place.file, path: `${place.path}/formula`, message: 'the-formula', args }] : [];
    });
    yield { message: 'circle', args: { chain }, path: `${kpis.get(own)?.path}/formula`, related };
  }
}

/** The first circle on the way from a KPI through its formula; empty when there is none that was not met before. */
function circleFrom(start: string, formulas: ReadonlyMap<string, Formula>, done: Set<string>): string[] {
  if (done.has(start)) return [];
  const way: { id: string; next: string[] }[] = [];
  const enter = (id: string) => {
    const formula = formulas.get(id);
    way.push({ id, next: formula ? kpisIn(formula) : [] });
  };
  enter(start);
  let circle: string[] = [];
  for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
    const next = last.next.shift();
    const met = next === undefined ? -1 : way.findIndex((step) => step.id === next);
    if (next === undefined) done.add((way.pop() as { id: string }).id);
    else if (met >= 0) circle = circle.length > 0 ? circle : way.slice(met).map((step) => step.id);
    else if (!done.has(next)) enter(next);
  }
  return circle;
}
