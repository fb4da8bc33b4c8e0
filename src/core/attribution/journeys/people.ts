import { dayLength } from '../../data/times.ts';
import type { Path } from '../journey.ts';
import { beginsSession, type SessionPolicy } from './sessions.ts';
import type { Sources } from './sources.ts';

/** Takes paths. An `AttributionAccumulator` is one. The path is used again for the next. */
export interface PathSink {
  /** Whether it wants to see paths that did not convert. Where it does not, `addNull` counts them. */
  readonly usesNulls: boolean;
  addPath(path: Path): void;
  addNull(): void;
}

export interface JourneyPolicy {
  /**
   * Whether the path to a conversion begins after the one before of the same event, or goes back to the first contact every
   * time. A trial does not use up the contacts that led to the subscription.
   */
  afterConversion: 'restart' | 'continue';
  /** Events are taken together to sessions, and each session is one contact. Undefined: every row is a contact. */
  sessions?: SessionPolicy | undefined;
}

/** Contacts and conversions of one person, in the order of the file or against it. */
export interface PersonEvents {
  /** Milliseconds. */
  times: number[];
  /** Number of the source; for a conversion -1 less the number of its event. */
  sources: number[];
  /** Of a conversion. */
  values: number[];
  length: number;
  /** The lists begin with the event that came last in the file. */
  latestFirst: boolean;
}

/** Cuts the events of a person into paths: one to each conversion, and one for contacts that led to none. */
export class PathCutter {
  readonly #policy: JourneyPolicy;
  readonly #sources: Sources;
  readonly #sink: PathSink;
  readonly #path = {
    length: 0,
    channels: [] as number[],
    daysBefore: [] as number[],
    hasDays: true,
    conversions: 0,
    nulls: 0,
    value: 0,
  };
  readonly #channels: number[] = [];
  readonly #times: number[] = [];
  readonly #order: number[] = [];
  /** By conversion event: where the path to the next one begins. */
  readonly #starts: number[] = [];

  constructor(policy: JourneyPolicy, sources: Sources, sink: PathSink) {
    this.#policy = policy;
    this.#sources = sources;
    this.#sink = sink;
  }

  /** Takes a person without any conversion. False when their contacts are wanted all the same. */
  skip(): boolean {
    if (this.#sink.usesNulls) return false;
    this.#sink.addNull();
    return true;
  }

  cut(events: PersonEvents): void {
    const { times, sources, values } = events;
    const { sessions, afterConversion } = this.#policy;
    this.#starts.length = 0;
    let contacts = 0;
    let sinceConversion = 0;
    let session = -1;
    let activity = Number.NEGATIVE_INFINITY;
    const order = this.#inOrder(events);
    for (let place = 0; place < order.length; place++) {
      const index = order[place] as number;
      const time = times[index] as number;
      const source = sources[index] as number;
      if (source < 0) {
        const event = -1 - source;
        this.#emit(this.#starts[event] ?? 0, contacts, time, 1, 0, values[index] as number);
        if (afterConversion === 'restart') this.#starts[event] = contacts;
        sinceConversion = contacts;
      } else if (!sessions || beginsSession(sessions, this.#sources, session, source, time - activity)) {
        this.#channels[contacts] = this.#sources.channel[source] as number;
        this.#times[contacts] = time;
        contacts++;
        session = source;
      }
      activity = time;
    }
    if (contacts > sinceConversion) {
      this.#emit(sinceConversion, contacts, this.#times[contacts - 1] as number, 0, 1, 0);
    }
  }

  #emit(from: number, contacts: number, end: number, conversions: number, nulls: number, value: number): void {
    const path = this.#path;
    for (let index = from; index < contacts; index++) {
      path.channels[index - from] = this.#channels[index] as number;
      path.daysBefore[index - from] = (end - (this.#times[index] as number)) / dayLength;
    }
    path.length = contacts - from;
    path.conversions = conversions;
    path.nulls = nulls;
    path.value = value;
    this.#sink.addPath(path);
  }

  /** By time; at the same time contacts come before conversions, and otherwise as in the file. */
  #inOrder({ times, sources, length, latestFirst }: PersonEvents): readonly number[] {
    const order = this.#order;
    order.length = 0;
    for (let index = 0; index < length; index++) order.push(latestFirst ? length - 1 - index : index);
    // Sorting is stable: what is equal stays in the order of the file.
    if (length > 32) return order.sort((a, b) => compareEvents(times, sources, a, b));
    // Most people have few events, often in order already.
    for (let index = 1; index < length; index++) {
      const event = order[index] as number;
      let place = index;
      for (; place > 0 && compareEvents(times, sources, order[place - 1] as number, event) > 0; place--) {
        order[place] = order[place - 1] as number;
      }
      order[place] = event;
    }
    return order;
  }
}

function compareEvents(times: readonly number[], sources: readonly number[], a: number, b: number): number {
  const apart = (times[a] as number) - (times[b] as number);
  if (apart !== 0) return apart;
  return Number((sources[a] as number) < 0) - Number((sources[b] as number) < 0);
}
