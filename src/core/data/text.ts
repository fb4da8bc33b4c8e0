/**
 * A copy of a text that stands on its own. Engines let a cell point into the piece of the file that it was cut from; a few
 * that are remembered would keep the whole file in memory.
 */
export function ownText(text: string): string {
  return ` ${text}`.slice(1);
}

/**
 * Numbers for texts, in the order in which they come: 0 for the first, the same number for the same text. An open-addressing
 * table by a hash of our own, faster than a Map where the texts are many and different.
 */
export class TextNumbers {
  readonly #texts: string[] = [];
  #hashes = new Int32Array(1024);
  /** Number + 1 by slot, 0 for an empty slot. Never more than half full. */
  #slots = new Int32Array(2048);

  get size(): number {
    return this.#texts.length;
  }

  /** The number of a text; a new one when it was never asked for. */
  of(text: string): number {
    const hash = hashOf(text);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let number = this.#slots[slot] as number; number !== 0; number = this.#slots[slot] as number) {
      if (this.#hashes[number - 1] === hash && this.#texts[number - 1] === text) return number - 1;
      slot = (slot + 1) & mask;
    }
    const number = this.#texts.push(ownText(text));
    if (number > this.#hashes.length) this.#grow();
    this.#hashes[number - 1] = hash;
    if (number * 2 > this.#slots.length) this.#rehash();
    else this.#slots[slot] = number;
    return number - 1;
  }

  #grow(): void {
    const larger = new Int32Array(this.#hashes.length * 2);
    larger.set(this.#hashes);
    this.#hashes = larger;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let index = 0; index < this.#texts.length; index++) {
      let slot = (this.#hashes[index] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = index + 1;
    }
  }
}

/** FNV-1a over UTF-16 units, with the finish of MurmurHash3, so that neighbouring texts do not get neighbouring slots. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
