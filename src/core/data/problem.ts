import { formatMessage } from '../messages/format.ts';

/** Something in the data that could not be used, where it stands and what to do. Rows count from 1, the header included. */
export interface DataProblem {
  /** Name of the file, where several are read. */
  file?: string;
  row: number;
  /** Name of the column; empty when the whole row is meant. */
  column: string;
  message: string;
  /** Nothing after this was read. */
  fatal?: true;
}

const messages = {
  'no-rows': 'There are no rows below the header.',
  'no-header': 'There is no header row. The first row has to name the columns.',
  'no-column': 'There is no column “{wanted}”. The file has {names}. Name the right one.',
  'same-column': 'Two columns are called “{name}”. Only the first is read; rename the other.',
  'ambiguous-column': 'The columns {names} could all be “{wanted}”. Rename them so that one is left.',
  'cells-missing': 'The row has {count|cell|cells}, but the header names {columns}. It was left out.',
  'cells-extra': 'The row has {count|cell|cells}, but the header names {columns}. It was left out.',
  'quote-open':
    'A quotation mark opens a cell here and never closes. Close it, or double it if it is part of the text. The line was left out.',
  'quote-stray':
    'A quotation mark stands in the middle of a quoted cell, so nobody can say where the cell ends. Double it. The line was left out.',
  'row-too-long':
    'The row that begins here is longer than {limit} characters; most likely a quotation mark never closes. The line was left out.',
  'quotes-many':
    'Quotation marks do not fit in {count} rows, so the rest of the file was left out. Most likely the file does not use them to quote.',
  'not-json': 'This is not JSON: {reason}.',
  'not-a-record': 'This entry is not an object with a value for each column. It was left out.',
  'not-a-list': 'The file has to hold a list of objects, one for each row, or one object a line.',
  empty: 'The cell is empty. The row was left out.',
  'not-a-number': '“{value}” does not read as a number. The row was left out.',
  'decimal-comma':
    '“{value}” does not read as a number with a decimal point. If the file writes decimal commas, declare it. The row was left out.',
  negative: '{value} is below zero, which cannot be here. The row was left out.',
  'not-whole': '{value} is not a whole number. The row was left out.',
  'not-money': '“{value}” does not read as an amount of money. The row was left out.',
  'other-currency': '“{value}” is in another currency than {currency}. Convert it. The row was left out.',
  'too-precise':
    '“{value}” has more decimals than {currency} has ({digits}). Say whether a comma or a point separates the decimals. The row was left out.',
  'not-a-time':
    '“{value}” does not read as a date or time such as 2026-04-06 or 2026-04-06T09:30:00Z. Declare the format if it is another. The row was left out.',
  'ambiguous-date': '“{value}” can be read in two ways. Declare the format, such as dd/MM/yyyy. The row was left out.',
  'not-this-format': '“{value}” does not follow the declared format {format}. The row was left out.',
  'not-a-flag':
    '“{value}” does not say whether the path converted. Use 1 or 0, yes or no, conv or null. The row was left out.',
  'value-without-conversion':
    'The path did not convert and has a value of {value}. The value was not counted; correct one of the two.',
  'no-path': 'The row has neither a contact nor a conversion. It was left out.',
  'answered-before': 'The first answer is earlier than the lead itself. Check both times. The row was left out.',
  'not-sorted':
    'The rows were declared as sorted by {column}, but “{value}” comes after “{previous}”. Leave the declaration out, and they are read in any order.',
  'touch-twice': 'Empty cells stand between the contacts of this row. The contacts were taken as following each other.',
} as const;

export type ProblemCode = keyof typeof messages;

/** Problems in the order in which they were met. A file that is wrong in every row would fill the memory: only the first are kept, all are counted. */
export class Problems {
  readonly list: DataProblem[] = [];
  /** How many there were, kept or not. */
  count = 0;
  /** True once nothing more can be read. */
  fatal = false;
  /** The file that is being read, where several are. */
  file: string | undefined;
  readonly #limit: number;

  constructor(limit = 1000) {
    this.#limit = limit;
  }

  add(row: number, column: string, code: ProblemCode, args: Record<string, string | number> = {}): void {
    this.count++;
    if (this.list.length < this.#limit) this.list.push(this.#problem(row, column, code, args));
  }

  /** A problem after which nothing more is read. It is always kept. */
  stop(row: number, column: string, code: ProblemCode, args: Record<string, string | number> = {}): void {
    this.count++;
    this.fatal = true;
    this.list.push({ ...this.#problem(row, column, code, args), fatal: true });
  }

  #problem(row: number, column: string, code: ProblemCode, args: Record<string, string | number>): DataProblem {
    const problem = { row, column, message: formatMessage(messages[code], args) };
    return this.file === undefined ? problem : { file: this.file, ...problem };
  }
}
