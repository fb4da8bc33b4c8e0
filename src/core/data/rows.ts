import type { Problems } from './problem.ts';

/** Takes the rows of a table one by one, whatever file they come from. */
export interface RowReader {
  /** Names of the columns, before the first row that has them; again when later rows bring more. */
  columns(names: readonly string[]): void;
  /**
   * @param cells values in the order of the columns: texts from CSV, any JSON value from JSON
   * @param row number of the row, as a spreadsheet counts: the header is row 1
   */
  row(cells: readonly unknown[], row: number): void;
}

/** A row as an object: the values by the names of the columns. */
export type RowRecord = Readonly<Record<string, unknown>>;

/** Hands records to a reader one by one. */
export class RecordFeed {
  readonly #reader: RowReader;
  readonly #problems: Problems;
  readonly #places = new Map<string, number>();
  /** The header, as it were, is row 1. */
  #row = 1;

  constructor(reader: RowReader, problems: Problems) {
    this.#reader = reader;
    this.#problems = problems;
  }

  push(record: unknown): void {
    const row = ++this.#row;
    if (this.#problems.fatal) return;
    if (record === null || typeof record !== 'object' || Array.isArray(record)) {
      this.#problems.add(row, '', 'not-a-record');
      return;
    }
    const entries = Object.entries(record);
    let grown = false;
    for (const [name] of entries) {
      if (this.#places.has(name)) continue;
      this.#places.set(name, this.#places.size);
      grown = true;
    }
    if (grown) this.#reader.columns([...this.#places.keys()]);
    if (this.#problems.fatal) return;
    const cells = new Array<unknown>(this.#places.size).fill(undefined);
    for (const [name, value] of entries) cells[this.#places.get(name) as number] = value;
    this.#reader.row(cells, row);
  }

  /** Counts a row that could not be read at all. */
  skip(): void {
    this.#row++;
  }

  end(): void {
    if (this.#row === 1) this.#problems.add(1, '', 'no-rows');
  }
}

/** Reads records that are in memory already. */
export function feedRecords(records: Iterable<RowRecord>, reader: RowReader, problems: Problems): void {
  const feed = new RecordFeed(reader, problems);
  for (const record of records) feed.push(record);
  feed.end();
}

/** Reads records as they come. */
export async function feedRecordsAsync(
  records: AsyncIterable<RowRecord>,
  reader: RowReader,
  problems: Problems,
): Promise<void> {
  const feed = new RecordFeed(reader, problems);
  for await (const record of records) feed.push(record);
  feed.end();
}
