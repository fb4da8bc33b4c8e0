import { CellReader } from '../data/cells.ts';
import { ColumnFinder } from '../data/columns.ts';
import { type NumberFormat, readMoney } from '../data/numbers.ts';
import type { Problems } from '../data/problem.ts';
import type { RowReader } from '../data/rows.ts';

const channelColumns = ['channel', 'marketing_channel', 'source', 'name'];
const spendColumns = ['spend', 'cost', 'amount', 'spent'];

/** Reads what each channel cost: columns of the channel and of the spend; several rows of a channel add up. */
export class SpendReader implements RowReader {
  /** By channel, in minor units. */
  readonly spend: Record<string, number> = Object.create(null) as Record<string, number>;
  readonly #problems: Problems;
  readonly #cells: CellReader;
  readonly #format: NumberFormat;
  #places = { channel: -1, spend: -1 };

  constructor(problems: Problems, format: NumberFormat = {}) {
    this.#problems = problems;
    this.#cells = new CellReader(problems);
    this.#format = format;
  }

  columns(names: readonly string[]): void {
    const finder = new ColumnFinder(names, this.#problems);
    const find = (usual: readonly string[]) => {
      const place = finder.findAny(usual);
      return place < 0 ? finder.need(usual[0] as string) : place;
    };
    this.#places = { channel: find(channelColumns), spend: find(spendColumns) };
  }

  row(cells: readonly unknown[], row: number): void {
    if (this.#problems.fatal) return;
    const channel = this.#cells.needText(cells[this.#places.channel], row, 'channel');
    const amount = this.#cells.number(readMoney(cells[this.#places.spend], this.#format), row, 'spend', 0);
    if (channel === undefined || Number.isNaN(amount)) return;
    this.spend[channel] = (this.spend[channel] ?? 0) + amount;
  }
}
