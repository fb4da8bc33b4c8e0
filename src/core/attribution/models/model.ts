import type { Refusal } from '../../calculators/calculator.ts';
import type { Path } from '../journey.ts';

/** What a model gives each channel, by the number of the channel: conversions and value (minor units), not yet rounded. */
export interface RawCredit {
  conversions: readonly number[];
  value: readonly number[];
  /** Channels that the model put in place of others, by name; only when it did. */
  names?: readonly string[];
  /** How the model came to it: removal effects, transitions. */
  details?: object;
}

/** A model that takes paths one by one. What it remembers depends on the number of channels, not on the number of paths. */
export interface ModelAccumulator {
  /** The method as the field calls it, with the variant. */
  readonly method: string;
  /** Whether it looks at paths that did not convert. */
  readonly usesNulls: boolean;
  /** Takes a path with at least one contact. */
  add(path: Path): void;
  /** @param names the channels by number */
  credit(names: readonly string[]): RawCredit | Refusal;
}

/** Adds to the number at a place of a list, which grows as needed. */
export function addAt(list: number[], place: number, amount: number): void {
  while (list.length <= place) list.push(0);
  (list[place] as number) += amount;
}
