/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse';
import type { Problems } from './problem.ts';
import type { RowReader } from './rows.ts';

export interface CsvOptions {
  /** What separates the cells. Found out from the first rows when it is left out. */
  delimiter?: string | undefined;
  /** Names of the columns, for a file without a header row. */
  columns?: readonly string[] | undefined;
}

/** As much text as is looked at to find out what separates the cells. */
const sampleSize = 65_536;
/** Longer texts are taken in pieces, so that a fault never makes more than a piece be read again. */
const pieceSize = 262_144;
/** So many rows with faulty quotation marks are read around; beyond that the file does not mean them as such. */
const faultLimit = 100;
/** A row that is longer has a quotation mark that never closes. */
const rowLimit = 1_000_000;

/**
 * Reads CSV text that comes in pieces (RFC 4180: quoted cells may hold delimiters, line breaks and doubled quotation marks).
 * A byte order mark, and any of the three line ends, are taken care of. A row that cannot be read becomes a problem, with its
 * number; no row is dropped in silence. Blank lines are no rows.
 */
export class CsvParser {
  readonly #reader: RowReader;
  readonly #problems: Problems;
  #delimiter: string | undefined;
  #parser: InstanceType<typeof Papa.Parser> | undefined;
  #width: number | undefined;
  /** Text that was not parsed yet: the beginning of the file, or a row without its end. */
  #rest = '';
  /** Length from which it pays to look at the rest again. */
  #patience = 0;
  #row = 0;
  #faults = 0;
  #started = false;
  #hasRows = false;
  #carriageReturn = false;

  constructor(reader: RowReader, problems: Problems, options: CsvOptions = {}) {
    this.#reader = reader;
    this.#problems = problems;
    this.#delimiter = options.delimiter;
    if (options.columns) this.#header(options.columns);
  }

  /** Takes the next piece of the file. */
  push(text: string): void {
    for (let at = 0; at < text.length && !this.#problems.fatal; at += pieceSize) {
      this.#rest += this.#clean(text.length > pieceSize ? text.slice(at, at + pieceSize) : text);
      if (!this.#parser && this.#rest.length < sampleSize) continue;
      if (this.#rest.length >= this.#patience) this.#parse(true);
    }
  }

  /** Says that the file is at its end. */
  end(): void {
    if (this.#problems.fatal) return;
    if (this.#carriageReturn) this.#rest += '\n';
    if (this.#rest !== '') this.#parse(false);
    if (this.#problems.fatal) return;
    if (this.#width === undefined) this.#problems.stop(1, '', 'no-header');
    else if (!this.#hasRows) this.#problems.add(this.#row, '', 'no-rows');
  }

  /** One kind of line end, and no byte order mark. A carriage return at the end of a piece waits for what follows. */
  #clean(text: string): string {
    let clean = text;
    if (!this.#started && clean !== '') {
      this.#started = true;
      if (clean.startsWith('\ufeff')) clean = clean.slice(1);
    }
    if (this.#carriageReturn) clean = `\r${clean}`;
    this.#carriageReturn = clean.endsWith('\r');
    if (this.#carriageReturn) clean = clean.slice(0, -1);
    return clean.includes('\r') ? clean.replace(/\r\n?/g, '\n') : clean;
  }

  #parse(more: boolean): void {
    this.#delimiter ??= guessDelimiter(this.#rest.slice(0, sampleSize));
    this.#parser ??= new Papa.Parser({ delimiter: this.#delimiter, newline: '\n', quoteChar: '"' });
    for (;;) {
      const { data, errors, meta } = this.#parser.parse(this.#rest, 0, more);
      const long = more && this.#rest.length - meta.cursor > rowLimit;
      const fault =
        errors.find(({ row = 0 }) => row < data.length) ?? (long ? { row: data.length, code: '' } : undefined);
      for (const cells of data.slice(0, fault?.row ?? data.length)) {
        this.#row++;
        this.#take(cells);
      }
      if (fault === undefined) {
        this.#rest = more ? this.#rest.slice(meta.cursor) : '';
        break;
      }
      if (this.#problems.fatal || !this.#skipLine(fault.row ?? 0, fault.code)) return;
    }
    // A row that is not finished is not parsed again with every piece, but when twice as much has come.
    this.#patience = this.#rest.length * 2;
  }

  /** Leaves out the line at which a faulty row begins, so that the rows behind it can be read. False when nothing can be. */
  #skipLine(rowsBefore: number, code: string): boolean {
    const config = { delimiter: this.#delimiter ?? ',', newline: '\n', quoteChar: '"', preview: rowsBefore } as const;
    const begin = rowsBefore === 0 ? 0 : new Papa.Parser(config).parse(this.#rest, 0, true).meta.cursor;
    const end = this.#rest.indexOf('\n', begin);
    this.#row++;
    if (++this.#faults > faultLimit) {
      this.#problems.stop(this.#row, '', 'quotes-many', { count: this.#faults });
      return false;
    }
    const limit = rowLimit.toLocaleString('en-US');
    if (code === 'MissingQuotes') this.#problems.add(this.#row, '', 'quote-open');
    else if (code !== '') this.#problems.add(this.#row, '', 'quote-stray');
    else if (end >= 0) this.#problems.add(this.#row, '', 'row-too-long', { limit });
    else this.#problems.stop(this.#row, '', 'row-too-long', { limit });
    this.#rest = end < 0 ? '' : this.#rest.slice(end + 1);
    return !this.#problems.fatal;
  }

  #take(cells: readonly string[]): void {
    if (cells.length === 1 && cells[0]?.trim() === '') return;
    if (this.#width === undefined) {
      this.#header(cells);
      return;
    }
    this.#hasRows = true;
    if (cells.length === this.#width) this.#reader.row(cells, this.#row);
    else if (cells.length > this.#width && cells.slice(this.#width).every((cell) => cell.trim() === '')) {
      this.#reader.row(cells.slice(0, this.#width), this.#row);
    } else {
      const code = cells.length < this.#width ? 'cells-missing' : 'cells-extra';
      this.#problems.add(this.#row, '', code, { count: cells.length, columns: this.#width });
    }
  }

  #header(names: readonly string[]): void {
    this.#width = names.length;
    this.#reader.columns(names);
  }
}

/** What separates the cells: a comma, a semicolon, a tab or a bar, whichever splits the first rows most evenly. */
function guessDelimiter(sample: string): string {
  const { meta } = Papa.parse(sample, {
    preview: 20,
    newline: '\n',
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  return meta.delimiter;
}

/** Reads a whole CSV text. */
export function feedCsv(text: string, reader: RowReader, problems: Problems, options: CsvOptions = {}): void {
  const parser = new CsvParser(reader, problems, options);
  parser.push(text);
  parser.end();
}
