import { ownText } from '../data/text.ts';

/** One way to a conversion, or one that did not lead there; or several alike, with their count. */
export interface Journey {
  /** Channels in the order of contact. Empty for conversions without a contact. */
  channels: readonly string[];
  /** Days from each contact to the conversion (to the last contact where there was none); 0 at the conversion, never negative. */
  daysBefore?: readonly number[] | undefined;
  /** How many of these converted. */
  conversions: number;
  /** How many did not. */
  nulls: number;
  /** What the conversions are worth together, in whole minor units. */
  value: number;
}

/** A journey as the models take it: channels as numbers, the look-back window and the treatment of repeats applied. */
export interface Path {
  /** How many contacts; the lists may be longer. */
  length: number;
  channels: readonly number[];
  daysBefore: readonly number[];
  hasDays: boolean;
  conversions: number;
  nulls: number;
  value: number;
}

/** Conversions that no contact led to. */
export const noChannel = '(none)';
/** Channels that were taken together. */
export const otherChannels = '(other)';

/** Gives channels numbers in the order in which they appear. */
export class ChannelNames {
  readonly #numbers = new Map<string, number>();
  readonly names: string[] = [];

  /** The number of a channel. Names of our own are kept apart from a channel that happens to be called like that. */
  number(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.length;
    const own = ownText(name);
    this.#numbers.set(own, number);
    this.names.push(name === noChannel || name === otherChannels ? `“${name}”` : own);
    return number;
  }

  get size(): number {
    return this.names.length;
  }
}
