/** A place in a text: lines and columns start at 1, columns count UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** A stretch of text; `end` is exclusive. */
export interface Range {
  start: Position;
  end: Position;
}

/** A stretch of text as two offsets; `end` is exclusive. */
export type Span = readonly [start: number, end: number];

/** Turns offsets into positions and back, for LF, CRLF and CR line ends alike. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let offset = 0; offset < text.length; offset++) {
      const code = text.charCodeAt(offset);
      if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) this.#starts.push(offset + 1);
    }
  }

  /** Position of an offset; an offset outside the text is moved to its nearest end. */
  positionAt(offset: number): Position {
    const target = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] as number) <= target) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: target - (this.#starts[low] as number) + 1 };
  }

  /** Offset of a position; a position outside the text is moved to the nearest place inside. */
  offsetAt(position: Position): number {
    const line = Math.max(1, Math.min(position.line, this.#starts.length));
    const start = this.#starts[line - 1] as number;
    const next = this.#starts[line] ?? this.#length + 1;
    return Math.max(start, Math.min(start + position.column - 1, next - 1, this.#length));
  }

  rangeOf([start, end]: Span): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }
}
