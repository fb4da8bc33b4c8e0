import { normalName } from '../../data/columns.ts';
import type { Problems } from '../../data/problem.ts';
import type { RowReader } from '../../data/rows.ts';
import { TextNumbers } from '../../data/text.ts';
import type { ChannelNames } from '../journey.ts';
import { type EventCount, EventCounts } from './eventCounts.ts';
import { EventReader } from './eventReader.ts';
import { type ColumnNames, type InputForm, type JourneyInput, usualColumns } from './inputs.ts';
import { PathReader, touchColumns } from './pathReader.ts';
import { PathCutter, type PathSink } from './people.ts';
import { defaultSessions } from './sessions.ts';
import { Sources } from './sources.ts';
import { AnyOrderStore, type EventStore, type MemoryUse, SortedStore } from './store.ts';
import { defaultSourceRules } from './utm.ts';

export const defaultInput: JourneyInput = Object.freeze({
  columns: Object.freeze({}),
  defaultValue: 0,
  eventValues: Object.freeze({}),
  time: Object.freeze({}),
  numbers: Object.freeze({}),
  sorted: false,
  separator: '>',
  sourceRules: defaultSourceRules,
  ownHosts: Object.freeze([]),
  afterConversion: 'restart',
});

/** Where paths go: an `AttributionAccumulator`. */
export interface JourneySink extends PathSink {
  channels: ChannelNames;
}

/**
 * Reads the data of an attribution, from one file or from several that belong together (contacts and orders), and hands
 * the paths on. `finish` has to be called at the end.
 */
export class JourneyReader {
  readonly problems: Problems;
  readonly #input: JourneyInput;
  readonly #sink: JourneySink;
  #memory: MemoryUse | 'constant: a path a row' = 'constant: a path a row';
  readonly #events = new TextNumbers();
  readonly #counts = { conversions: new EventCounts(), others: new EventCounts() };
  #sources: Sources | undefined;
  #store: EventStore | undefined;

  constructor(sink: JourneySink, problems: Problems, input: Partial<JourneyInput> = {}) {
    this.#sink = sink;
    this.problems = problems;
    this.#input = { ...defaultInput, ...input };
  }

  /** What reading had to remember. */
  get memory(): string {
    return this.#memory;
  }

  /** The events that were taken for conversions, with their rows. */
  get conversionEvents(): readonly EventCount[] {
    return this.#counts.conversions.list;
  }

  /** The events that were not, with their rows. */
  get otherEvents(): readonly EventCount[] {
    return this.#counts.others.list;
  }

  /**
   * A reader for the rows of one file.
   * @param form its form; found out from the names of its columns when it is left out
   * @param columns names of its columns, where they differ from those of the other files
   */
  file(form?: InputForm, columns?: ColumnNames): RowReader {
    const input = columns === undefined ? this.#input : { ...this.#input, columns };
    let reader: RowReader | undefined;
    return {
      columns: (names) => {
        reader ??= this.#readerFor(form ?? formOf(names, input.columns), input);
        reader.columns(names);
      },
      row: (cells, row) => reader?.row(cells, row),
    };
  }

  /** Says that all files are read. */
  finish(): void {
    if (!this.problems.fatal) this.#store?.end();
  }

  #readerFor(form: InputForm, input: JourneyInput): RowReader {
    if (form === 'paths' || form === 'wide')
      return new PathReader(form === 'wide', input, this.#sink.channels, this.#sink, this.problems);
    this.#sources ??= new Sources(this.#sink.channels, input.sourceRules);
    const sessions = input.sessions ?? (form === 'events' ? defaultSessions : undefined);
    this.#store ??= this.#newStore({ ...input, sessions }, this.#sources);
    this.#memory = this.#store.memory;
    return new EventReader(form, input, this.#sources, this.#store, this.#events, this.#counts, this.problems);
  }

  #newStore(input: JourneyInput, sources: Sources): EventStore {
    const cutter = new PathCutter(input, sources, this.#sink);
    return input.sorted
      ? new SortedStore(cutter, this.problems, input.columns.user ?? usualColumns.user[0])
      : new AnyOrderStore(cutter);
  }
}

/** The form of a file, by the names of its columns. */
export function formOf(names: readonly string[], columns: ColumnNames = {}): InputForm {
  const normal = new Set(names.map(normalName));
  const has = (column: keyof typeof usualColumns) => {
    const declared = columns[column];
    const wanted: readonly string[] = declared === undefined ? usualColumns[column] : [declared];
    return wanted.some((name) => normal.has(normalName(name)));
  };
  if (has('path')) return 'paths';
  if (has('channel') && has('user')) return 'touches';
  if (touchColumns(names, columns.touch ?? 'T_').length > 0) return 'wide';
  if (has('source') || has('medium') || has('campaign') || has('referrer')) return 'events';
  return has('user') && has('timestamp') && has('value') ? 'conversions' : 'touches';
}
