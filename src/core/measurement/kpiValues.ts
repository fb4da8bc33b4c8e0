import { computeFormula, type Formula, kpisIn, parseFormula } from './formula.ts';

export interface KpiInput {
  id: string;
  /** What was measured. */
  value?: number | undefined;
  /** How it follows from others. It goes before a measured value. */
  formula?: string | undefined;
}

export interface KpiValue {
  id: string;
  /** Null where there is none. */
  value: number | null;
  computed: boolean;
  /** Why there is no value. */
  problem?: string;
}

interface Node {
  formula: Formula;
  needs: string[];
}

/**
 * Values of KPIs, those with a formula computed from the others. A KPI without a value leaves every KPI that needs it without
 * one, and the problem says why: a circle, something unknown, a division by 0, a formula that does not read.
 */
export function computeKpis(kpis: readonly KpiInput[]): KpiValue[] {
  const values = new Map<string, KpiValue>();
  const open = new Map<string, Node>();
  for (const { id, value, formula } of kpis) {
    const read = formula === undefined ? undefined : readFormula(formula);
    if (read === undefined) {
      const problem = 'It was not measured and has no formula.';
      values.set(
        id,
        value === undefined ? { id, value: null, computed: false, problem } : { id, value, computed: false },
      );
    } else if (typeof read === 'string') values.set(id, without(id, read));
    else open.set(id, read);
  }
  for (const [id, { needs }] of open) {
    const unknown = needs.filter((need) => !open.has(need) && !values.has(need));
    if (unknown.length === 0) continue;
    values.set(id, without(id, `There is no KPI ${unknown.map((name) => `“${name}”`).join(', ')}.`));
    open.delete(id);
  }
  solve(open, values);
  for (const id of open.keys())
    values.set(id, without(id, `Its formula goes round in a circle: ${circleFrom(id, open)}.`));
  return kpis.map(({ id }) => values.get(id) as KpiValue);
}

/** Computes what can be computed, in the order in which the formulas need each other. What is left goes round in circles. */
function solve(open: Map<string, Node>, values: Map<string, KpiValue>): void {
  const users = new Map<string, string[]>();
  const waiting = new Map<string, number>();
  for (const [id, { needs }] of open) {
    const later = needs.filter((need) => open.has(need));
    waiting.set(id, later.length);
    for (const need of later) users.set(need, [...(users.get(need) ?? []), id]);
  }
  const ready = [...waiting].flatMap(([id, count]) => (count === 0 ? [id] : []));
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const { formula, needs } = open.get(id) as Node;
    open.delete(id);
    values.set(id, figureFor(id, formula, needs, values));
    for (const user of users.get(id) ?? []) {
      const count = (waiting.get(user) ?? 0) - 1;
      waiting.set(user, count);
      if (count === 0) ready.push(user);
    }
  }
}

function figureFor(
  id: string,
  formula: Formula,
  needs: readonly string[],
  values: ReadonlyMap<string, KpiValue>,
): KpiValue {
  const missing = needs.find((need) => values.get(need)?.value === null);
  if (missing !== undefined) return without(id, `It needs “${missing}”, which has no value.`);
  const value = computeFormula(formula, (need) => values.get(need)?.value ?? undefined);
  return value === undefined ? without(id, 'Its formula divides by 0.') : { id, value, computed: true };
}

/** The circle that a KPI is in, or needs; by the first need each time. */
function circleFrom(id: string, open: ReadonlyMap<string, Node>): string {
  const chain = [id];
  const places = new Map([[id, 0]]);
  for (;;) {
    const next = open.get(chain.at(-1) as string)?.needs.find((need) => open.has(need)) ?? id;
    const place = places.get(next);
    chain.push(next);
    if (place !== undefined) return chain.slice(place).join(' → ');
    places.set(next, chain.length - 1);
  }
}

/** A formula with the KPIs that it needs, or why it does not read. */
function readFormula(text: string): Node | string {
  const parsed = parseFormula(text);
  if ('formula' in parsed) return { formula: parsed.formula, needs: kpisIn(parsed.formula) };
  const { text: found, at } = parsed.problem;
  return `Its formula ${found === '' ? 'ends too early' : `does not read at “${found}” (character ${at + 1})`}.`;
}

function without(id: string, problem: string): KpiValue {
  return { id, value: null, computed: true, problem };
}
