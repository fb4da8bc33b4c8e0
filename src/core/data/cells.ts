import type { CellValue } from './numbers.ts';
import type { Problems } from './problem.ts';
import { type TimeParser, timeProblem } from './times.ts';

/** Reads cells and notes a problem for each that does not read. NaN stands for a problem that was noted. */
export class CellReader {
  readonly #problems: Problems;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** The text of a cell, without blanks around it. */
  text(cell: unknown): string {
    return typeof cell === 'string' ? cell.trim() : cell === undefined || cell === null ? '' : String(cell);
  }

  /** A text that must not be missing; undefined when it is. */
  needText(cell: unknown, row: number, column: string): string | undefined {
    const text = this.text(cell);
    if (text === '') this.#problems.add(row, column, 'empty');
    return text === '' ? undefined : text;
  }

  /** What a cell was read as; `empty` for an empty one. */
  number(read: CellValue, row: number, column: string, empty: number): number {
    if ('code' in read) {
      this.#problems.add(row, column, read.code, read.args);
      return Number.NaN;
    }
    return read.value ?? empty;
  }

  /** Like `number`, for what counts things: not below zero. */
  count(read: CellValue, row: number, column: string, empty: number): number {
    const value = this.number(read, row, column, empty);
    if (!(value < 0)) return value;
    this.#problems.add(row, column, 'negative', { value });
    return Number.NaN;
  }

  /** A moment in milliseconds. */
  time(cell: unknown, parse: TimeParser, row: number, column: string, format?: string): number {
    const text = this.text(cell);
    const time = parse(text);
    if (!Number.isNaN(time)) return time;
    if (text === '') this.#problems.add(row, column, 'empty');
    else {
      const { code, args } = timeProblem(text, format);
      this.#problems.add(row, column, code, args);
    }
    return Number.NaN;
  }
}
