import { computeFormula, type Formula, kpisIn, parseFormula } from './formula.ts';

export interface KpiInput {
  id: string;
  /** What was measured. */
  value?: number | undefined;
  /** How it follows from others. */
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

/**
 * Values of KPIs, those with a formula computed from the others. A KPI without a value makes every KPI that needs it one
 * without, and the problem says why: a circle, something unknown, a division by 0, a formula that does not read.
 */
export function computeKpis(kpis: readonly KpiInput[]): KpiValue[] {
  const solver = new Solver(kpis);
  return kpis.map(({ id }) => solver.valueOf(id, []));
}

class Solver {
  readonly #kpis: ReadonlyMap<string, KpiInput>;
  readonly #known = new Map<string, KpiValue>();

  constructor(kpis: readonly KpiInput[]) {
    this.#kpis = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  }

  /** @param above ids that are being computed, to see a circle */
  valueOf(id: string, above: readonly string[]): KpiValue {
    const known = this.#known.get(id);
    if (known) return known;
    const value = this.#compute(id, above);
    this.#known.set(id, value);
    return value;
  }

  #compute(id: string, above: readonly string[]): KpiValue {
    const { formula, value } = this.#kpis.get(id) ?? {};
    if (formula === undefined) {
      return value === undefined
        ? without(id, false, 'It was not measured and has no formula.')
        : { id, value, computed: false };
    }
    const parsed = parseFormula(formula);
    if ('problem' in parsed) {
      const { text, at } = parsed.problem;
      const place = text === '' ? 'ends too early' : `does not read at “${text}” (character ${at + 1})`;
      return without(id, true, `Its formula ${place}.`);
    }
    return this.#solve(id, parsed.formula, above);
  }

  #solve(id: string, formula: Formula, above: readonly string[]): KpiValue {
    const needs = kpisIn(formula);
    const unknown = needs.filter((need) => !this.#kpis.has(need));
    if (unknown.length > 0)
      return without(id, true, `There is no KPI ${unknown.map((name) => `“${name}”`).join(', ')}.`);
    const chain = [...above, id];
    const circle = needs.find((need) => chain.includes(need));
    if (circle !== undefined) {
      const round = [...chain.slice(chain.indexOf(circle)), circle].join(' → ');
      return without(id, true, `Its formula goes round in a circle: ${round}.`);
    }
    // One after the other, not all at once: a chain of formulas may be long.
    const missing = needs.find((need) => this.valueOf(need, chain).value === null);
    if (missing !== undefined) return without(id, true, `It needs “${missing}”, which has no value.`);
    const value = computeFormula(formula, (need) => this.#known.get(need)?.value ?? undefined);
    return value === undefined ? without(id, true, 'Its formula divides by 0.') : { id, value, computed: true };
  }
}

function without(id: string, computed: boolean, problem: string): KpiValue {
  return { id, value: null, computed, problem };
}
