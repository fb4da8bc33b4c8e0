import { CellReader } from '../../data/cells.ts';
import { ColumnFinder, normalName } from '../../data/columns.ts';
import { readFlag } from '../../data/flags.ts';
import { isEmpty, readMoney, readNumber } from '../../data/numbers.ts';
import type { Problems } from '../../data/problem.ts';
import type { RowReader } from '../../data/rows.ts';
import type { ChannelNames } from '../journey.ts';
import { type JourneyInput, usualColumns } from './inputs.ts';
import type { PathSink } from './people.ts';

/** Splits "search > social > email" into channels. Empty text is a path without a contact. */
export function splitPath(text: string, separator: string): string[] {
  return text
    .split(separator.trim() === '' ? separator : separator.trim())
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

type PathColumn = 'conversions' | 'nulls' | 'value';

/**
 * Reads whole paths, a row each: as one text with counts (`paths`), or as columns T_1 to T_n with a flag or a count (`wide`).
 * A flag that says no makes the row a path that did not convert. The times of contacts are not known.
 */
export class PathReader implements RowReader {
  readonly #wide: boolean;
  readonly #input: JourneyInput;
  readonly #channels: ChannelNames;
  readonly #sink: PathSink;
  readonly #problems: Problems;
  readonly #cells: CellReader;
  #names: readonly string[] = [];
  /** Places of the contacts, or of the path. */
  #touches: readonly number[] = [];
  #places: Record<PathColumn, number> | undefined;
  readonly #path = {
    length: 0,
    channels: [] as number[],
    daysBefore: [] as number[],
    hasDays: false,
    conversions: 0,
    nulls: 0,
    value: 0,
  };

  constructor(wide: boolean, input: JourneyInput, channels: ChannelNames, sink: PathSink, problems: Problems) {
    this.#wide = wide;
    this.#input = input;
    this.#channels = channels;
    this.#sink = sink;
    this.#problems = problems;
    this.#cells = new CellReader(problems);
  }

  columns(names: readonly string[]): void {
    this.#names = names;
    const { columns } = this.#input;
    const finder = new ColumnFinder(names, this.#problems);
    const find = (column: PathColumn): number => {
      const name = columns[column];
      return name === undefined ? finder.findAny(usualColumns[column]) : finder.need(name);
    };
    if (this.#wide) {
      this.#touches = touchColumns(names, columns.touch ?? 'T_');
      if (this.#touches.length === 0) finder.need(`${columns.touch ?? 'T_'}1`);
    } else {
      const place = columns.path === undefined ? finder.findAny(usualColumns.path) : finder.need(columns.path);
      this.#touches = [place < 0 ? finder.need('path') : place];
    }
    this.#places = { conversions: find('conversions'), nulls: find('nulls'), value: find('value') };
    if (this.#places.conversions < 0) finder.need(columns.conversions ?? 'conversions');
  }

  row(cells: readonly unknown[], row: number): void {
    const places = this.#places;
    if (!places || this.#problems.fatal) return;
    const path = this.#path;
    const { numbers, defaultValue } = this.#input;
    const converted = this.#conversions(cells[places.conversions], row);
    if (Number.isNaN(converted)) return;
    const unconverted =
      places.nulls < 0
        ? Number(converted === 0)
        : this.#cells.count(readNumber(cells[places.nulls], numbers), row, this.#nameOf('nulls'), 0);
    const value =
      places.value < 0 || isEmpty(cells[places.value])
        ? defaultValue * converted
        : this.#cells.number(readMoney(cells[places.value], numbers), row, this.#nameOf('value'), 0);
    if (Number.isNaN(unconverted) || Number.isNaN(value)) return;
    if (converted === 0 && value !== 0) {
      this.#problems.add(row, this.#nameOf('value'), 'value-without-conversion', {
        value: String(cells[places.value]),
      });
    }
    const names = this.#channelsOf(cells, row);
    if (names.length === 0 && converted === 0) {
      this.#problems.add(row, '', 'no-path');
      return;
    }
    for (const [index, name] of names.entries()) path.channels[index] = this.#channels.number(name);
    path.length = names.length;
    path.conversions = converted;
    path.nulls = unconverted;
    path.value = converted === 0 ? 0 : value;
    this.#sink.addPath(path);
  }

  /** A count, or a flag such as `conv`. */
  #conversions(cell: unknown, row: number): number {
    const flag = readFlag(cell);
    if (flag !== undefined) return Number(flag);
    const read = readNumber(cell, this.#input.numbers);
    if ('value' in read) return this.#cells.count(read, row, this.#nameOf('conversions'), 0);
    this.#problems.add(row, this.#nameOf('conversions'), 'not-a-flag', { value: String(cell) });
    return Number.NaN;
  }

  #channelsOf(cells: readonly unknown[], row: number): string[] {
    if (!this.#wide) {
      const cell = cells[this.#touches[0] ?? -1];
      if (Array.isArray(cell)) return cell.map((name) => this.#cells.text(name)).filter((name) => name !== '');
      return splitPath(this.#cells.text(cell), this.#input.separator);
    }
    const texts = this.#touches.map((place) => this.#cells.text(cells[place]));
    const names = texts.filter((name) => name !== '');
    if (texts.findLastIndex((name) => name !== '') >= names.length) {
      this.#problems.add(row, '', 'touch-twice');
    }
    return names;
  }

  #nameOf(column: PathColumn): string {
    return this.#names[this.#places?.[column] ?? -1] ?? column;
  }
}

/** Places of the columns T_1, T_2, … in the order of their numbers. */
export function touchColumns(names: readonly string[], prefix: string): number[] {
  const begin = normalName(prefix);
  return names
    .flatMap((name, place) => {
      const normal = normalName(name);
      const number = normal.startsWith(begin) ? /^_?(\d+)$/.exec(normal.slice(begin.length))?.[1] : undefined;
      return number === undefined ? [] : [{ place, number: Number(number) }];
    })
    .sort((a, b) => a.number - b.number)
    .map(({ place }) => place);
}
