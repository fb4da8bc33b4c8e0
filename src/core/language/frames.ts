import type { Segment } from '../documents/pointer.ts';

/** A map or list that is open at some line of a YAML text, told by its column alone. */
export interface Frame {
  kind: 'map' | 'seq';
  /** Column of its keys or dashes, from 0. */
  column: number;
  /** Where the map or list stands in the data. */
  path: readonly Segment[];
  /** The entry that the last line was in. */
  entry: Segment | undefined;
  /** True once that entry holds something on its own line, so that nothing deeper can belong to it. */
  filled: boolean;
}

/** What belongs at a column: a key of a map that is open, or the value of an entry that is still empty. */
export interface Slot {
  place: 'key' | 'node';
  path: readonly Segment[];
}

/** The frames at one line of a text; a new line closes those that stand deeper. */
export class Frames {
  readonly #frames: Frame[];

  constructor(frames: readonly Frame[] = []) {
    this.#frames = frames.map((frame) => ({ ...frame }));
  }

  copy(): Frames {
    return new Frames(this.#frames);
  }

  get top(): Frame | undefined {
    return this.#frames.at(-1);
  }

  clear(): void {
    this.#frames.length = 0;
  }

  /** What a line that begins at this column would be; undefined where nothing fits. Closes what stands deeper. */
  slotAt(column: number): Slot | undefined {
    this.#closeAbove(column);
    if (this.top?.kind === 'seq' && this.top.column === column) this.#frames.pop();
    const { top } = this;
    if (!top) return { place: 'key', path: [] };
    if (top.column === column) return top.kind === 'map' ? { place: 'key', path: top.path } : undefined;
    return top.filled || top.column > column ? undefined : { place: 'node', path: pathOfEntry(top) };
  }

  /** Opens the map that a key at this column belongs to; undefined where a key cannot stand. */
  enterKey(column: number, key: string): Frame | undefined {
    const slot = this.slotAt(column);
    if (!slot) return undefined;
    if (slot.place === 'node' || !this.top)
      this.#frames.push({ kind: 'map', column, path: slot.path, entry: undefined, filled: false });
    return Object.assign(this.top as Frame, { entry: key, filled: false });
  }

  /** Opens the list that a dash at this column belongs to, at its next item; undefined where a dash cannot stand. */
  enterItem(column: number): Frame | undefined {
    this.#closeAbove(column);
    const { top } = this;
    if (top?.kind === 'seq' && top.column === column)
      return Object.assign(top, { entry: Number(top.entry) + 1, filled: false });
    if (top?.filled || (top?.kind === 'map' && top.entry === undefined)) return undefined;
    const path = top ? pathOfEntry(top) : [];
    this.#frames.push({ kind: 'seq', column, path, entry: 0, filled: false });
    return this.top;
  }

  #closeAbove(column: number): void {
    while (this.top && this.top.column > column) this.#frames.pop();
  }
}

/** Where the current entry of a frame stands in the data. */
export function pathOfEntry(frame: Frame): readonly Segment[] {
  return frame.entry === undefined ? frame.path : [...frame.path, frame.entry];
}
