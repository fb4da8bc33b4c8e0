import { renderSvg, type View } from '../core/index.ts';
import { adoptSvg } from './adoptSvg.ts';
import { reducedMotion } from './dom.ts';
import { type Cursor, markCurrent, nodesOf, prepareNodes } from './nodes.ts';
import type { Viewport } from './viewport.ts';

/** Characters of SVG text above which a page becomes slow: some three thousand parts. */
const largest = 4_000_000;

/** The picture on the page: drawn for the room there is, drawn again when the view or the room changes. */
export class Picture {
  readonly #holder: HTMLElement;
  readonly #viewport: Viewport;
  #view: View | undefined;
  #file = '';
  #cursor: Cursor | undefined;
  #drawn: SVGSVGElement | undefined;
  #drawnWidth = 0;

  constructor(holder: HTMLElement, viewport: Viewport) {
    this.#holder = holder;
    this.#viewport = viewport;
    new ResizeObserver(() => {
      if (this.#view && this.#viewport.room !== this.#drawnWidth) this.#draw(this.#view);
    }).observe(viewport.element);
  }

  /** Shows a view of a document. Returns false for one that is too large to be drawn on a page. */
  show(view: View, file: string): boolean {
    this.#view = view;
    this.#file = file;
    return this.#draw(view);
  }

  /** Takes the picture away: another document is about to be shown. */
  clear(): void {
    this.#view = undefined;
    this.#drawn = undefined;
    this.#holder.replaceChildren();
  }

  /** Marks the node that the cursor is in and brings it into sight. */
  follow(cursor: Cursor): void {
    this.#cursor = cursor;
    const current = this.#drawn && markCurrent(this.#drawn, this.#file, cursor);
    current?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: reducedMotion() ? 'instant' : 'smooth' });
  }

  /** Brings the first node into sight, which in a picture wider than its room may stand far from the left. */
  showBeginning(): void {
    const first = this.#drawn && nodesOf(this.#drawn)[0];
    if (first) this.#viewport.center(first);
  }

  #draw(view: View): boolean {
    const width = this.#viewport.room;
    const text = renderSvg(view, { width });
    if (text.length > largest) {
      this.clear();
      return false;
    }
    const drawn = adoptSvg(text);
    if (!drawn) return true;
    prepareNodes(drawn);
    // The page says the sentence and the title; a tooltip over the whole picture would only be in the way.
    drawn.querySelector(':scope > title')?.remove();
    const focused = this.#drawn ? nodesOf(this.#drawn).indexOf(document.activeElement as SVGGElement) : -1;
    this.#holder.replaceChildren(drawn);
    this.#drawn = drawn;
    this.#drawnWidth = width;
    this.#viewport.hold(drawn);
    markCurrent(drawn, this.#file, this.#cursor);
    nodesOf(drawn)[focused]?.focus({ preventScroll: true });
    return true;
  }
}
