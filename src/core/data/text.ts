/**
 * A copy of a text that stands on its own. Engines let a cell point into the piece of the file that it was cut from; a few
 * that are remembered would keep the whole file in memory.
 */
export function ownText(text: string): string {
  return ` ${text}`.slice(1);
}

/** Of a text in the table: its hash, its number + 1 (0 in an empty slot), where it begins and how long it is. */
const fields = 4;

/**
 * Numbers for texts, in the order in which they come: 0 for the first, the same number for the same text. An open-addressing
 * table over one array of characters: a million texts are no million objects for the engine to keep track of, and finding
 * one touches two places in memory.
 */
export class TextNumbers {
  /** UTF-16 units of all texts, one after the other. */
  #units = new Uint16Array(8192);
  #used = 0;
  /** Never more than half full. */
  #table = new Int32Array(4096 * fields);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a text; a new one when it was never asked for. */
  of(text: string): number {
    const hash = hashOf(text);
    const table = this.#table;
    let at = placeOf(hash, table);
    for (; table[at + 1] !== 0; at = at + fields === table.length ? 0 : at + fields) {
      if (table[at] === hash && table[at + 3] === text.length && this.#is(table[at + 2] as number, text)) {
        return (table[at + 1] as number) - 1;
      }
    }
    table[at] = hash;
    table[at + 1] = ++this.#size;
    table[at + 2] = this.#append(text);
    table[at + 3] = text.length;
    if (this.#size * 2 * fields > table.length) this.#enlarge();
    return this.#size - 1;
  }

  #is(start: number, text: string): boolean {
    const units = this.#units;
    for (let index = 0; index < text.length; index++) {
      if (units[start + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  #append(text: string): number {
    const start = this.#used;
    this.#used += text.length;
    if (this.#used > this.#units.length) {
      const units = new Uint16Array(Math.max(this.#used, this.#units.length * 2));
      units.set(this.#units);
      this.#units = units;
    }
    for (let index = 0; index < text.length; index++) this.#units[start + index] = text.charCodeAt(index);
    return start;
  }

  #enlarge(): void {
    const old = this.#table;
    const table = new Int32Array(old.length * 2);
    for (let from = 0; from < old.length; from += fields) {
      if (old[from + 1] === 0) continue;
      let at = placeOf(old[from] as number, table);
      while (table[at + 1] !== 0) at = at + fields === table.length ? 0 : at + fields;
      table.set(old.subarray(from, from + fields), at);
    }
    this.#table = table;
  }
}

function placeOf(hash: number, table: Int32Array): number {
  return (hash & (table.length / fields - 1)) * fields;
}

/** FNV-1a over UTF-16 units, with the finish of MurmurHash3, so that neighbouring texts do not get neighbouring slots. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
