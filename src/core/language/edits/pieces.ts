import type { SpanEdit } from './textEdit.ts';

interface Piece {
  /** Where it stands in the first text; undefined for what was added. */
  start: number | undefined;
  text: string;
}

/** A text under a series of edits, each of which sees what the ones before it made; the sum comes out as edits of the first text. */
export class Pieces {
  readonly #length: number;
  #pieces: Piece[];

  constructor(text: string) {
    this.#length = text.length;
    this.#pieces = [{ start: 0, text }];
  }

  get text(): string {
    return this.#pieces.map((piece) => piece.text).join('');
  }

  /** Makes edits that refer to the present text and do not overlap. */
  apply(edits: readonly SpanEdit[]): void {
    for (const { span, text } of [...edits].sort((a, b) => b.span[0] - a.span[0])) {
      const [before] = split(this.#pieces, span[0]);
      const [, behind] = split(this.#pieces, span[1]);
      this.#pieces = [...before, { start: undefined, text }, ...behind].filter((piece) => piece.text !== '');
    }
  }

  /** All that was done, as edits of the first text. */
  edits(): SpanEdit[] {
    const edits: SpanEdit[] = [];
    let from = 0;
    let added = '';
    const close = (to: number) => {
      if (to > from || added !== '') edits.push({ span: [from, to], text: added });
      added = '';
    };
    for (const { start, text } of this.#pieces) {
      if (start === undefined) added += text;
      else {
        close(start);
        from = start + text.length;
      }
    }
    close(this.#length);
    return edits;
  }
}

function split(pieces: readonly Piece[], offset: number): [Piece[], Piece[]] {
  const before: Piece[] = [];
  let left = offset;
  for (const [index, piece] of pieces.entries()) {
    if (left >= piece.text.length) {
      before.push(piece);
      left -= piece.text.length;
      continue;
    }
    const { start, text } = piece;
    const rest = { start: start === undefined ? undefined : start + left, text: text.slice(left) };
    return [
      [...before, { start, text: text.slice(0, left) }],
      [rest, ...pieces.slice(index + 1)],
    ];
  }
  return [before, []];
}
