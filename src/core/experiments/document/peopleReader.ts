import { CellReader } from '../../data/cells.ts';
import { ColumnFinder } from '../../data/columns.ts';
import { readFlag } from '../../data/flags.ts';
import { isEmpty, type NumberFormat, readNumber } from '../../data/numbers.ts';
import type { Problems } from '../../data/problem.ts';
import type { RowReader } from '../../data/rows.ts';
import { PeopleSums } from './peopleSums.ts';

/** What stands beside the value of a person: nothing, the denominator of a ratio, or the value before the test. */
export type Beside = 'nothing' | 'denominator' | 'before';

const columns = {
  variant: ['variant', 'variation', 'arm', 'group', 'experiment_group'],
  value: ['value', 'converted', 'conversion', 'metric', 'revenue', 'amount'],
  denominator: ['denominator'],
  before: ['before', 'covariate', 'pre_value'],
  segment: ['segment'],
} as const;
type Column = keyof typeof columns;

/** Reads what was measured in an experiment, a row for each person: variant, value, and what may stand beside them. */
export class PeopleReader implements RowReader {
  /** By variant, in the order in which they were met. */
  readonly variants = new Map<string, PeopleSums>();
  /** By segment, then by variant. */
  readonly segments = new Map<string, Map<string, PeopleSums>>();
  beside: Beside = 'nothing';
  readonly #problems: Problems;
  readonly #cells: CellReader;
  readonly #numbers: NumberFormat;
  #names: readonly string[] = [];
  #places: Record<Column, number> | undefined;

  constructor(problems: Problems, numbers: NumberFormat = {}) {
    this.#problems = problems;
    this.#cells = new CellReader(problems);
    this.#numbers = numbers;
  }

  columns(names: readonly string[]): void {
    this.#names = names;
    const finder = new ColumnFinder(names, this.#problems);
    const place = (column: Column) => finder.findAny(columns[column]);
    const needed = (column: Column) => (place(column) < 0 ? finder.need(column) : place(column));
    this.#places = {
      variant: needed('variant'),
      value: needed('value'),
      denominator: place('denominator'),
      before: place('before'),
      segment: place('segment'),
    };
    this.beside = this.#places.denominator >= 0 ? 'denominator' : this.#places.before >= 0 ? 'before' : 'nothing';
  }

  row(cells: readonly unknown[], row: number): void {
    const places = this.#places;
    if (!places || this.#problems.fatal) return;
    const variant = this.#cells.needText(cells[places.variant], row, this.#names[places.variant] ?? 'variant');
    const value = this.#number(cells, places.value, row);
    const other = this.beside === 'nothing' ? 0 : this.#number(cells, places[this.beside], row);
    if (variant === undefined || Number.isNaN(value) || Number.isNaN(other)) return;
    sumsOf(this.variants, variant).add(value, other);
    const segment = places.segment < 0 ? '' : this.#cells.text(cells[places.segment]);
    if (segment === '') return;
    const parts = this.segments.get(segment) ?? new Map<string, PeopleSums>();
    this.segments.set(segment, parts);
    sumsOf(parts, variant).add(value, other);
  }

  /** A number, or 1 and 0 for yes and no; NaN for a problem that was noted. */
  #number(cells: readonly unknown[], place: number, row: number): number {
    const [cell, name] = [cells[place], this.#names[place] ?? ''];
    if (isEmpty(cell)) {
      this.#problems.add(row, name, 'empty');
      return Number.NaN;
    }
    const flag = readFlag(cell);
    if (flag !== undefined) return Number(flag);
    return this.#cells.number(readNumber(cell, this.#numbers), row, name, Number.NaN);
  }
}

function sumsOf(sums: Map<string, PeopleSums>, name: string): PeopleSums {
  const known = sums.get(name) ?? new PeopleSums();
  sums.set(name, known);
  return known;
}
