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
    if (this.#problems.fatal) return;
    this.#rest += this.#clean(text);
    if (!this.#parser && this.#rest.length < sampleSize) return;
    if (this.#rest.length < this.#patience) return;
    this.#parse(true);
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
    const { data, errors, meta } = this.#parser.parse(this.#rest, 0, more);
    const faults = new Map<number, string>();
    for (const { row = 0, code } of errors) if (row < data.length) faults.set(row, code);
    for (const [index, cells] of data.entries()) {
      const fault = faults.get(index);
      this.#row++;
      if (this.#problems.fatal) return;
      if (fault === 'MissingQuotes') this.#problems.stop(this.#row, '', 'quote-open');
      else if (fault !== undefined) this.#problems.add(this.#row, '', 'quote-stray');
      else this.#take(cells);
    }
    this.#rest = more ? this.#rest.slice(meta.cursor) : '';
    // A row that is not finished is not parsed again with every piece, but when twice as much has come.
    this.#patience = this.#rest.length * 2;
    if (this.#rest.length > rowLimit) {
      this.#problems.stop(this.#row + 1, '', 'row-too-long', { limit: rowLimit.toLocaleString('en-US') });
    }
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
  const { meta } = Papa.parse(sample, { preview: 20, newline: '\n', delimitersToGuess: [',', ';', '\t', '|'] });
  return meta.delimiter;
}

/** Reads a whole CSV text. */
export function feedCsv(text: string, reader: RowReader, problems: Problems, options: CsvOptions = {}): void {
  const parser = new CsvParser(reader, problems, options);
  parser.push(text);
  parser.end();
}
