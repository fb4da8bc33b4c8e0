import type { Problems } from '../../data/problem.ts';
import { TextNumbers } from '../../data/text.ts';
import type { PathCutter, PersonEvents } from './people.ts';

/** How much is remembered while the rows are read; the output says which. */
export type MemoryUse = 'constant: rows sorted by person' | 'linear in the rows: in any order';

/** Takes the contacts and conversions of many people. */
export interface EventStore {
  readonly memory: MemoryUse;
  /** @param source number of the source; for a conversion of this value -1 less the number of its event */
  add(row: number, person: string, time: number, source: number, value: number): void;
  /** Adds to the value of a conversion that was added before, by the same person under the same id. False when there was none. */
  addToConversion(person: string, id: string, value: number): boolean;
  /** Remembers the latest event of a person as the conversion of this id. */
  nameConversion(person: string, id: string): void;
  /** Says that there are no more rows: all paths that are left are cut. */
  end(): void;
}

/** Time, source, value and the event before of the same person: half a line of a processor's cache for each event. */
const fields = 4;
const chunkEvents = 65_536;

/** Remembers every event, so that the rows may come in any order. */
export class AnyOrderStore implements EventStore {
  readonly memory = 'linear in the rows: in any order';
  readonly #cutter: PathCutter;
  readonly #people = new TextNumbers();
  /** By person: the latest event, and whether there is a conversion. */
  #last = new Int32Array(1024);
  #converted = new Uint8Array(1024);
  /** Events in chunks, so that nothing is copied when there are more. */
  readonly #chunks: Float64Array[] = [];
  #size = 0;
  readonly #named = new Map<string, number>();

  constructor(cutter: PathCutter) {
    this.#cutter = cutter;
  }

  add(_row: number, person: string, time: number, source: number, value: number): void {
    const event = this.#size++;
    if (event % chunkEvents === 0) this.#chunks.push(new Float64Array(chunkEvents * fields));
    const chunk = this.#chunkOf(event);
    const at = placeOf(event);
    chunk[at] = time;
    chunk[at + 1] = source;
    chunk[at + 2] = value;
    const known = this.#people.size;
    const number = this.#people.of(person);
    if (number === this.#last.length) this.#enlarge();
    chunk[at + 3] = number < known ? (this.#last[number] as number) : -1;
    this.#last[number] = event;
    if (source < 0) this.#converted[number] = 1;
  }

  #enlarge(): void {
    const last = new Int32Array(this.#last.length * 2);
    last.set(this.#last);
    this.#last = last;
    const converted = new Uint8Array(last.length);
    converted.set(this.#converted);
    this.#converted = converted;
  }

  addToConversion(person: string, id: string, value: number): boolean {
    const event = this.#named.get(`${person}\n${id}`);
    if (event === undefined) return false;
    (this.#chunkOf(event)[placeOf(event) + 2] as number) += value;
    return true;
  }

  nameConversion(person: string, id: string): void {
    this.#named.set(`${person}\n${id}`, this.#size - 1);
  }

  end(): void {
    const events: PersonEvents = { times: [], sources: [], values: [], length: 0, latestFirst: true };
    for (let person = 0; person < this.#people.size; person++) {
      if (this.#converted[person] === 0 && this.#cutter.skip()) continue;
      let length = 0;
      for (let event = this.#last[person] as number; event >= 0; length++) {
        const chunk = this.#chunkOf(event);
        const at = placeOf(event);
        events.times[length] = chunk[at] as number;
        events.sources[length] = chunk[at + 1] as number;
        events.values[length] = chunk[at + 2] as number;
        event = chunk[at + 3] as number;
      }
      events.length = length;
      this.#cutter.cut(events);
    }
  }

  #chunkOf(event: number): Float64Array {
    return this.#chunks[Math.floor(event / chunkEvents)] as Float64Array;
  }
}

function placeOf(event: number): number {
  return (event % chunkEvents) * fields;
}

/** Remembers one person at a time: the rows are sorted by person. A row out of order is found and stops the reading. */
export class SortedStore implements EventStore {
  readonly memory = 'constant: rows sorted by person';
  readonly #cutter: PathCutter;
  readonly #problems: Problems;
  readonly #column: string;
  readonly #events: PersonEvents = { times: [], sources: [], values: [], length: 0, latestFirst: false };
  #person: string | undefined;
  #byText = true;
  #byNumber = true;
  readonly #named = new Map<string, number>();

  constructor(cutter: PathCutter, problems: Problems, column: string) {
    this.#cutter = cutter;
    this.#problems = problems;
    this.#column = column;
  }

  add(row: number, person: string, time: number, source: number, value: number): void {
    if (this.#person !== undefined && person !== this.#person) {
      const previous = this.#person;
      if (person < previous) this.#byText = false;
      if (!(Number(person) > Number(previous))) this.#byNumber = false;
      if (!this.#byText && !this.#byNumber) {
        this.#problems.stop(row, this.#column, 'not-sorted', { column: this.#column, value: person, previous });
        return;
      }
      this.#flush();
    }
    this.#person = person;
    const events = this.#events;
    events.times[events.length] = time;
    events.sources[events.length] = source;
    events.values[events.length] = value;
    events.length++;
  }

  addToConversion(person: string, id: string, value: number): boolean {
    const event = person === this.#person ? this.#named.get(id) : undefined;
    if (event === undefined) return false;
    (this.#events.values[event] as number) += value;
    return true;
  }

  nameConversion(_person: string, id: string): void {
    this.#named.set(id, this.#events.length - 1);
  }

  end(): void {
    this.#flush();
    this.#person = undefined;
  }

  #flush(): void {
    if (this.#events.length > 0) this.#cutter.cut(this.#events);
    this.#events.length = 0;
    this.#named.clear();
  }
}
