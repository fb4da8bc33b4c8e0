import { CellReader } from '../data/cells.ts';
import { ColumnFinder } from '../data/columns.ts';
import { readFlag } from '../data/flags.ts';
import { type NumberFormat, readMoney } from '../data/numbers.ts';
import type { Problems } from '../data/problem.ts';
import type { RowReader } from '../data/rows.ts';
import { type TimeFormat, type TimeParser, timeParser } from '../data/times.ts';
import { formatDay, parseDay } from '../documents/dates.ts';
import type { LeadTable } from './leads.ts';

const usual = {
  source: ['source', 'lead_source', 'utm_source'],
  campaign: ['campaign', 'lead_campaign', 'utm_campaign'],
  created: ['created_at', 'created', 'date', 'timestamp'],
  answered: ['answered_at', 'first_response_at', 'contacted_at', 'first_contact_at'],
  converted: ['converted', 'is_converted', 'won', 'conversion'],
  value: ['value', 'amount', 'revenue'],
} as const;
type LeadColumn = keyof typeof usual;

export interface LeadFormat {
  columns: Partial<Record<LeadColumn, string>>;
  time: TimeFormat;
  numbers: NumberFormat;
  /** First and last day, in the time zone of the file, of the leads that count; all of them when left out. */
  period: { from: string; through: string } | undefined;
}

/** Reads leads, a row each: source, time of creation, and where there are such columns campaign, first answer, conversion, value. */
export class LeadReader implements RowReader {
  readonly #table: LeadTable;
  readonly #problems: Problems;
  readonly #cells: CellReader;
  readonly #format: LeadFormat;
  readonly #parseTime: TimeParser;
  readonly #from: number;
  readonly #until: number;
  #rowsLeft = 0;
  #problemsSeen = 0;
  /** Leads that came in before or after the period. */
  outside = 0;
  #places: Record<LeadColumn, number> | undefined;

  constructor(table: LeadTable, problems: Problems, format: Partial<LeadFormat> = {}) {
    this.#table = table;
    this.#problems = problems;
    this.#cells = new CellReader(problems);
    this.#format = { columns: {}, time: {}, numbers: {}, period: undefined, ...format };
    this.#parseTime = timeParser(this.#format.time);
    const { period, time } = this.#format;
    const midnight = timeParser({ zone: time.zone });
    this.#from = period ? midnight(period.from) : Number.NEGATIVE_INFINITY;
    this.#until = period ? midnight(formatDay((parseDay(period.through) ?? 0) + 1)) : Number.POSITIVE_INFINITY;
  }

  columns(names: readonly string[]): void {
    const finder = new ColumnFinder(names, this.#problems);
    const find = (column: LeadColumn, needed = false): number => {
      const declared = this.#format.columns[column];
      if (declared !== undefined) return finder.need(declared);
      const place = finder.findAny(usual[column]);
      return place < 0 && needed ? finder.need(usual[column][0]) : place;
    };
    this.#places = {
      source: find('source', true),
      campaign: find('campaign'),
      created: find('created', true),
      answered: find('answered'),
      converted: find('converted', true),
      value: find('value'),
    };
    this.#problemsSeen = this.#problems.count;
  }

  /** Rows that could not be used, here or by who cut the file into rows. */
  get leftOut(): number {
    return this.#rowsLeft + this.#problems.count - this.#problemsSeen;
  }

  row(cells: readonly unknown[], row: number): void {
    const places = this.#places;
    if (!places || this.#problems.fatal) return;
    const before = this.#problems.count;
    this.#read(cells, row, places);
    const found = this.#problems.count - before;
    this.#problemsSeen += found;
    if (found > 0) this.#rowsLeft++;
  }

  #read(cells: readonly unknown[], row: number, places: Record<LeadColumn, number>): void {
    const created = this.#time(cells[places.created], row, 'created');
    if (created < this.#from || created >= this.#until) {
      this.outside++;
      return;
    }
    const source = this.#cells.needText(cells[places.source], row, 'source');
    const answered =
      this.#cells.text(cells[places.answered]) === '' ? undefined : this.#time(cells[places.answered], row, 'answered');
    const converted = readFlag(cells[places.converted]);
    const value = this.#cells.number(readMoney(cells[places.value], this.#format.numbers), row, 'value', 0);
    if (converted === undefined) {
      this.#problems.add(row, 'converted', 'not-a-flag', { value: String(cells[places.converted]) });
      return;
    }
    if (source === undefined || Number.isNaN(created) || Number.isNaN(answered ?? 0) || Number.isNaN(value)) return;
    if (answered !== undefined && answered < created) {
      this.#problems.add(row, 'answered', 'answered-before', {});
      return;
    }
    const campaign = this.#cells.text(cells[places.campaign]);
    this.#table.add({ source, campaign, created, answered, converted, value });
  }

  #time(cell: unknown, row: number, column: LeadColumn): number {
    return this.#cells.time(cell, this.#parseTime, row, column, this.#format.time.format);
  }
}
