/**
 * A copy of a text that stands on its own. Engines let a cell point into the piece of the file that it was cut from; a few
 * that are remembered would keep the whole file in memory.
 */
export function ownText(text: string): string {
  return ` ${text}`.slice(1);
}

/**
 * Numbers for texts, in the order in which they come: 0 for the first, the same number for the same text. An open-addressing
 * table over one array of characters: a million texts are no million objects, which the engine would have to keep track of.
 */
export class TextNumbers {
  /** UTF-16 units of all texts, one after the other, and where each ends. */
  #units = new Uint16Array(8192);
  #ends = new Int32Array(1024);
  #hashes = new Int32Array(1024);
  /** Number + 1 by slot, 0 for an empty slot. Never more than half full. */
  #slots = new Int32Array(4096);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a text; a new one when it was never asked for. */
  of(text: string): number {
    const hash = hashOf(text);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.#slots[slot] as number; entry !== 0; entry = this.#slots[slot] as number) {
      if (this.#hashes[entry - 1] === hash && this.#is(entry - 1, text)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const number = this.#append(text, hash);
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    else this.#slots[slot] = number + 1;
    return number;
  }

  #is(number: number, text: string): boolean {
    const start = number === 0 ? 0 : (this.#ends[number - 1] as number);
    if ((this.#ends[number] as number) - start !== text.length) return false;
    for (let index = 0; index < text.length; index++) {
      if (this.#units[start + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  #append(text: string, hash: number): number {
    const number = this.#size++;
    const start = number === 0 ? 0 : (this.#ends[number - 1] as number);
    const end = start + text.length;
    while (end > this.#units.length) this.#units = enlarged(this.#units, new Uint16Array(this.#units.length * 2));
    if (number >= this.#ends.length) {
      this.#ends = enlarged(this.#ends, new Int32Array(number * 2));
      this.#hashes = enlarged(this.#hashes, new Int32Array(number * 2));
    }
    for (let index = 0; index < text.length; index++) this.#units[start + index] = text.charCodeAt(index);
    this.#ends[number] = end;
    this.#hashes[number] = hash;
    return number;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let slot = (this.#hashes[number] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

/** Copies numbers into a larger array. */
export function enlarged<Numbers extends Int32Array | Uint16Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}

/** FNV-1a over UTF-16 units, with the finish of MurmurHash3, so that neighbouring texts do not get neighbouring slots. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
