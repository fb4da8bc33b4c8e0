import { CellReader } from '../../data/cells.ts';
import { ColumnFinder } from '../../data/columns.ts';
import { readFlag } from '../../data/flags.ts';
import { readMoney } from '../../data/numbers.ts';
import type { Problems } from '../../data/problem.ts';
import type { RowReader } from '../../data/rows.ts';
import type { TextNumbers } from '../../data/text.ts';
import { type TimeParser, timeParser } from '../../data/times.ts';
import type { EventCounts } from './eventCounts.ts';
import { type ColumnNames, type InputForm, type JourneyInput, usualColumns } from './inputs.ts';
import type { Sources } from './sources.ts';
import type { EventStore } from './store.ts';

type EventColumn = keyof Pick<
  ColumnNames,
  'user' | 'timestamp' | 'channel' | 'event' | 'value' | 'conversionId' | 'source' | 'medium' | 'campaign' | 'referrer'
>;

const conversionIds = ['order_id', 'transaction_id', 'conversion_id'];

/**
 * Reads contacts, raw events or conversions, a row each. A row with a channel is a contact; one with an event that counts is a
 * conversion; a row with both is a contact that converts at once.
 */
export class EventReader implements RowReader {
  readonly #form: InputForm;
  readonly #input: JourneyInput;
  readonly #sources: Sources;
  readonly #store: EventStore;
  readonly #problems: Problems;
  readonly #cells: CellReader;
  readonly #parseTime: TimeParser;
  readonly #conversionEvents: ReadonlySet<string> | undefined;
  readonly #events: TextNumbers;
  readonly #counts: { conversions: EventCounts; others: EventCounts };
  #places: Record<EventColumn, number> | undefined;
  /** What the columns are called in the file, for problems. */
  #names: Partial<Record<EventColumn, string>> = {};

  /**
   * @param events numbers of the conversion events, the same for all files
   * @param counts takes the events that are conversions, and those that are not
   */
  constructor(
    form: InputForm,
    input: JourneyInput,
    sources: Sources,
    store: EventStore,
    events: TextNumbers,
    counts: { conversions: EventCounts; others: EventCounts },
    problems: Problems,
  ) {
    this.#form = form;
    this.#input = input;
    this.#sources = sources;
    this.#store = store;
    this.#events = events;
    this.#counts = counts;
    this.#problems = problems;
    this.#cells = new CellReader(problems);
    this.#parseTime = timeParser(input.time);
    this.#conversionEvents = input.conversionEvents && new Set(input.conversionEvents);
  }

  columns(names: readonly string[]): void {
    const finder = new ColumnFinder(names, this.#problems);
    const declared = this.#input.columns;
    const find = (column: EventColumn, needed: boolean): number => {
      const name = declared[column];
      // Lines of one order are one conversion; elsewhere such an id may mean anything.
      const ids = this.#form === 'conversions' ? conversionIds : [];
      const usual: readonly string[] = column === 'conversionId' ? ids : usualColumns[column];
      if (name !== undefined) return needed ? finder.need(name) : finder.find(name);
      const place = finder.findAny(usual);
      return place < 0 && needed ? finder.need(usual[0] ?? column) : place;
    };
    const tagged = this.#form === 'events';
    this.#places = {
      user: find('user', true),
      timestamp: find('timestamp', true),
      channel: this.#form === 'touches' ? find('channel', true) : -1,
      event: this.#form === 'conversions' ? -1 : find('event', declared.event !== undefined),
      value: find('value', declared.value !== undefined),
      conversionId: find('conversionId', declared.conversionId !== undefined),
      source: tagged ? find('source', declared.source !== undefined) : -1,
      medium: tagged ? find('medium', declared.medium !== undefined) : -1,
      campaign: tagged ? find('campaign', declared.campaign !== undefined) : -1,
      referrer: tagged ? find('referrer', declared.referrer !== undefined) : -1,
    };
    for (const column of ['user', 'timestamp', 'value', 'event'] as const) {
      this.#names[column] = names[this.#places[column]] ?? column;
    }
  }

  row(cells: readonly unknown[], row: number): void {
    const places = this.#places;
    if (!places || this.#problems.fatal) return;
    const person = this.#cells.needText(cells[places.user], row, this.#names.user ?? 'user');
    if (person === undefined) return;
    const { format } = this.#input.time;
    const time = this.#cells.time(
      cells[places.timestamp],
      this.#parseTime,
      row,
      this.#names.timestamp ?? 'timestamp',
      format,
    );
    if (Number.isNaN(time)) return;
    const event = this.#event(cells, places);
    const value = event === undefined ? 0 : this.#value(cells, places, row, event);
    if (Number.isNaN(value)) return;
    const source = this.#source(cells, places);
    if (source >= 0) this.#store.add(row, person, time, source, 0);
    if (event !== undefined) this.#convert(cells, places, row, person, time, event, value);
    else if (source < 0) this.#problems.add(row, '', 'no-path');
  }

  #convert(
    cells: readonly unknown[],
    places: Record<EventColumn, number>,
    row: number,
    person: string,
    time: number,
    event: string,
    value: number,
  ): void {
    const id = places.conversionId < 0 ? '' : this.#cells.text(cells[places.conversionId]);
    if (id !== '' && this.#store.addToConversion(person, id, value)) return;
    this.#store.add(row, person, time, -1 - this.#events.of(event), value);
    if (id !== '') this.#store.nameConversion(person, id);
  }

  /** The conversion event of a row; undefined for a mere contact. */
  #event(cells: readonly unknown[], { event }: Record<EventColumn, number>): string | undefined {
    if (this.#form === 'conversions') return '';
    const name = event < 0 ? '' : this.#cells.text(cells[event]);
    if (name === '') return undefined;
    const isNamed = this.#conversionEvents?.has(name) === true;
    // A column such as `converted` says yes or no instead of a name.
    const flag = isNamed ? undefined : readFlag(name);
    if (flag === false) return undefined;
    const known = flag === true ? (this.#names.event ?? name) : name;
    // Raw events have names of all kinds: only those that are named are conversions.
    const counts = isNamed || (this.#conversionEvents === undefined && this.#form === 'touches');
    (counts ? this.#counts.conversions : this.#counts.others).add(known);
    return counts ? known : undefined;
  }

  #value(cells: readonly unknown[], { value }: Record<EventColumn, number>, row: number, event: string): number {
    const { defaultValue, eventValues, numbers } = this.#input;
    const usual = Object.hasOwn(eventValues, event) ? (eventValues[event] ?? defaultValue) : defaultValue;
    if (value < 0) return usual;
    return this.#cells.number(readMoney(cells[value], numbers), row, this.#names.value ?? 'value', usual);
  }

  /** Number of the source of a contact; -1 when the row is none. */
  #source(cells: readonly unknown[], places: Record<EventColumn, number>): number {
    if (this.#form === 'touches') {
      const channel = this.#cells.text(cells[places.channel]);
      return channel === '' ? -1 : this.#sources.ofChannel(channel);
    }
    if (this.#form === 'conversions') return -1;
    const tag = (column: EventColumn) => this.#cells.text(cells[places[column]]).toLowerCase();
    const referrer = tag('referrer');
    return this.#sources.ofMarketing({
      source: tag('source'),
      medium: tag('medium'),
      campaign: tag('campaign'),
      referrer: this.#isOwn(referrer) ? '' : referrer,
    });
  }

  #isOwn(host: string): boolean {
    return this.#input.ownHosts.some((own) => host === own.toLowerCase() || host.endsWith(`.${own.toLowerCase()}`));
  }
}
