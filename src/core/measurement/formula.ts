import type { Span } from '../documents/position.ts';

/**
 * Formulas of KPIs: ids of other KPIs, numbers, + − × / and parentheses. They are read and computed here and never run as
 * code. Sums and products are lists, so that only parentheses nest, and those only so deep.
 */
export type Formula =
  | { type: 'number'; value: number }
  | { type: 'kpi'; id: string; span: Span }
  | { type: 'sum'; terms: readonly { minus: boolean; of: Formula }[] }
  | { type: 'product'; factors: readonly { divides: boolean; of: Formula }[] };

export interface FormulaProblem {
  code: 'unexpected' | 'unfinished' | 'unclosed' | 'too-deep';
  /** Where in the formula. */
  at: number;
  /** What stands there. */
  text: string;
}

interface Token {
  type: 'number' | 'kpi' | 'operator' | 'other';
  text: string;
  at: number;
}

const maxDepth = 40;
const word = /[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/uy;
const number = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?/y;
const signs: Record<string, string> = { '−': '-', '–': '-', '×': '*', '·': '*', '÷': '/' };

/** Reads a formula. A minus sign needs a space on either side, because ids have hyphens. */
export function parseFormula(text: string): { formula: Formula } | { problem: FormulaProblem } {
  try {
    return { formula: new Reader(text).read() };
  } catch (error) {
    if (error instanceof Stop) return { problem: error.problem };
    throw error;
  }
}

/** Ids of the KPIs that a formula uses, each once. */
export function kpisIn(formula: Formula): string[] {
  return [...new Set(uses(formula))];
}

function* uses(formula: Formula): Generator<string> {
  if (formula.type === 'kpi') yield formula.id;
  for (const part of partsOf(formula)) yield* uses(part);
}

/** The formulas that a sum or product is made of. */
export function partsOf(formula: Formula): readonly Formula[] {
  if (formula.type === 'sum') return formula.terms.map(({ of }) => of);
  return formula.type === 'product' ? formula.factors.map(({ of }) => of) : [];
}

/** The value of a formula; undefined where a KPI has none, or something is divided by zero. */
export function computeFormula(formula: Formula, figureFor: (id: string) => number | undefined): number | undefined {
  const value = compute(formula, figureFor);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function compute(formula: Formula, figureFor: (id: string) => number | undefined): number | undefined {
  switch (formula.type) {
    case 'number':
      return formula.value;
    case 'kpi':
      return figureFor(formula.id);
    case 'sum':
      return fold(formula.terms, 0, ({ minus, of }, sum) => {
        const value = compute(of, figureFor);
        return value === undefined ? undefined : minus ? sum - value : sum + value;
      });
    case 'product':
      return fold(formula.factors, 1, ({ divides, of }, product) => {
        const value = compute(of, figureFor);
        // Infinity would come back to a number where something is divided by it.
        if (value === undefined || (divides && value === 0)) return undefined;
        return divides ? product / value : product * value;
      });
  }
}

function fold<T>(
  items: readonly T[],
  start: number,
  step: (item: T, value: number) => number | undefined,
): number | undefined {
  let value: number | undefined = start;
  for (const item of items) {
    value = step(item, value);
    if (value === undefined) return undefined;
  }
  return value;
}

class Stop extends Error {
  readonly problem: FormulaProblem;

  constructor(problem: FormulaProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

class Reader {
  readonly #length: number;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#length = text.length;
    this.#tokens = [...tokensOf(text)];
  }

  read(): Formula {
    const formula = this.#sum();
    const rest = this.#tokens[this.#next];
    if (rest) throw new Stop({ code: 'unexpected', at: rest.at, text: rest.text });
    return formula;
  }

  #sum(): Formula {
    const terms = [{ minus: this.#minusSigns(), of: this.#product() }];
    for (let sign = this.#take('+', '-'); sign !== undefined; sign = this.#take('+', '-')) {
      const again = this.#minusSigns();
      terms.push({ minus: (sign === '-') !== again, of: this.#product() });
    }
    const [first] = terms;
    return terms.length === 1 && first && !first.minus ? first.of : { type: 'sum', terms };
  }

  #product(): Formula {
    const factors = [{ divides: false, of: this.#factor() }];
    for (let sign = this.#take('*', '/'); sign !== undefined; sign = this.#take('*', '/')) {
      factors.push({ divides: sign === '/', of: this.#factor() });
    }
    return factors.length === 1 && factors[0] ? factors[0].of : { type: 'product', factors };
  }

  #factor(): Formula {
    const token = this.#tokens[this.#next++];
    if (!token) throw new Stop({ code: 'unfinished', at: this.#length, text: '' });
    if (token.type === 'number') return { type: 'number', value: numberOf(token.text) };
    if (token.type === 'kpi') return { type: 'kpi', id: token.text, span: [token.at, token.at + token.text.length] };
    if (token.text !== '(') throw new Stop({ code: 'unexpected', at: token.at, text: token.text });
    if (++this.#depth > maxDepth) throw new Stop({ code: 'too-deep', at: token.at, text: token.text });
    const inner = this.#sum();
    this.#depth--;
    if (this.#take(')') === undefined) {
      const rest = this.#tokens[this.#next];
      throw new Stop(
        rest
          ? { code: 'unexpected', at: rest.at, text: rest.text }
          : { code: 'unclosed', at: token.at, text: token.text },
      );
    }
    return inner;
  }

  /** Takes minus signs in front of a term; returns true for an odd number of them. */
  #minusSigns(): boolean {
    let minus = false;
    while (this.#take('-') !== undefined) minus = !minus;
    return minus;
  }

  #take(...texts: string[]): string | undefined {
    const token = this.#tokens[this.#next];
    if (token?.type !== 'operator' || !texts.includes(token.text)) return undefined;
    this.#next++;
    return token.text;
  }
}

function* tokensOf(text: string): Generator<Token> {
  for (let at = 0; at < text.length; ) {
    const rest = text.charAt(at);
    if (/\s/.test(rest)) {
      at++;
      continue;
    }
    const id = matchAt(word, text, at);
    const figure = id === undefined || /\p{L}/u.test(id) ? undefined : matchAt(number, text, at);
    const token: Token =
      figure !== undefined
        ? { type: 'number', text: figure, at }
        : id !== undefined
          ? { type: 'kpi', text: id, at }
          : operatorAt(rest, at);
    yield token;
    at += token.text.length;
  }
}

function operatorAt(character: string, at: number): Token {
  const text = signs[character] ?? character;
  return { type: '+-*/()'.includes(text) ? 'operator' : 'other', text, at };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function numberOf(text: string): number {
  const value = Number(text.replaceAll(',', '').replace('%', ''));
  return text.endsWith('%') ? value / 100 : value;
}
