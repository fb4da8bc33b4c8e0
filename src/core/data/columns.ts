import { list } from '../messages/format.ts';
import type { Problems } from './problem.ts';

/** A column name without case and punctuation: `User ID`, `USER_ID` and `user-id` are one. */
export function normalName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_.-]+/g, '_');
}

/**
 * Finds columns by name: exactly as written, or else without regard to case, blanks and underscores. What is not there, or
 * is there twice, becomes a problem.
 */
export class ColumnFinder {
  readonly #names: readonly string[];
  readonly #problems: Problems;

  constructor(names: readonly string[], problems: Problems) {
    this.#names = names.map((name) => name.trim());
    this.#problems = problems;
  }

  /** Place of a column, or -1 when there is none. */
  find(wanted: string): number {
    const exact = places(this.#names, (name) => name === wanted.trim());
    const loose = exact.length > 0 ? exact : places(this.#names, (name) => normalName(name) === normalName(wanted));
    if (exact.length > 1) this.#problems.add(1, wanted, 'same-column', { name: wanted });
    else if (loose.length > 1) {
      const names = list(loose.map((place) => `“${this.#names[place]}”`));
      this.#problems.add(1, wanted, 'ambiguous-column', { names, wanted });
    }
    return loose[0] ?? -1;
  }

  /** Place of the first of some columns that is there, or -1. */
  findAny(wanted: readonly string[]): number {
    for (const name of wanted) {
      const place = this.find(name);
      if (place >= 0) return place;
    }
    return -1;
  }

  /** Place of a column without which nothing can be read. */
  need(wanted: string): number {
    const place = this.find(wanted);
    if (place < 0) {
      const names = this.#names.length === 0 ? 'no columns' : list(this.#names.map((name) => `“${name}”`));
      this.#problems.stop(1, wanted, 'no-column', { wanted, names });
    }
    return place;
  }
}

function places(names: readonly string[], fits: (name: string) => boolean): number[] {
  return names.flatMap((name, place) => (fits(name) ? [place] : []));
}
