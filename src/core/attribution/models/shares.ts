import type { Refusal } from '../../calculators/calculator.ts';
import type { Path } from '../journey.ts';
import { addAt, type ModelAccumulator, type RawCredit } from './model.ts';

/**
 * Writes the share of each contact into `shares`; together 1. Gives a refusal for a path that it cannot share.
 */
export type ShareRule = (path: Path, shares: number[]) => Refusal | undefined;

/** A model that looks at each path alone and shares its conversions and its value among the contacts. */
export class ShareAccumulator implements ModelAccumulator {
  readonly method: string;
  readonly usesNulls = false;
  readonly #rule: ShareRule;
  readonly #shares: number[] = [];
  readonly #conversions: number[] = [];
  readonly #value: number[] = [];
  #refusal: Refusal | undefined;

  constructor(method: string, rule: ShareRule) {
    this.method = method;
    this.#rule = rule;
  }

  add(path: Path): void {
    if (path.conversions === 0 || this.#refusal) return;
    const shares = this.#shares;
    this.#refusal = this.#rule(path, shares);
    if (this.#refusal) return;
    for (let index = 0; index < path.length; index++) {
      const share = shares[index] as number;
      if (share === 0) continue;
      const channel = path.channels[index] as number;
      addAt(this.#conversions, channel, share * path.conversions);
      addAt(this.#value, channel, share * path.value);
    }
  }

  credit(): RawCredit | Refusal {
    return this.#refusal ?? { conversions: this.#conversions, value: this.#value };
  }
}

/** Gives everything to one contact. */
export function allTo(path: Path, place: number, shares: number[]): undefined {
  for (let index = 0; index < path.length; index++) shares[index] = index === place ? 1 : 0;
}

/** Shares out by weights that are not all zero. */
export function byWeight(path: Path, weights: number[]): undefined {
  let sum = 0;
  for (let index = 0; index < path.length; index++) sum += weights[index] as number;
  for (let index = 0; index < path.length; index++) weights[index] = (weights[index] as number) / sum;
}
