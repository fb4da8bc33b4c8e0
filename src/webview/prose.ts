import { type MarkdownPage, pageMarkup } from '../core/index.ts';
import { adoptHtml } from './adoptHtml.ts';
import { drawDiagrams } from './diagrams.ts';
import { reducedMotion } from './dom.ts';
import { loadMermaid } from './lazy.ts';

/** A Markdown document as a page: rendered, with its diagrams drawn, each block leading to its line. */
export class Prose {
  readonly #element: HTMLElement;
  #page: MarkdownPage | undefined;
  #line: number | undefined;

  /** @param reveal called with the line of a block that was clicked */
  constructor(element: HTMLElement, reveal: (line: number) => void) {
    this.#element = element;
    element.addEventListener('click', ({ target }) => {
      if (!(target instanceof Element) || target.closest('a') || !getSelection()?.isCollapsed) return;
      const line = Number(target.closest<HTMLElement>('[data-line]')?.dataset.line);
      if (line > 0) reveal(line);
    });
    // Diagrams have the colours of the theme in them.
    new MutationObserver(() => void this.#draw()).observe(document.body, { attributeFilter: ['class'] });
  }

  /** Shows a page, or nothing. */
  show(page: MarkdownPage | undefined): void {
    this.#element.hidden = !page;
    const isSame = JSON.stringify(page) === JSON.stringify(this.#page);
    this.#page = page;
    if (!isSame) void this.#draw();
  }

  /** Marks the block of a line and brings it into sight. */
  follow(line: number): void {
    this.#line = line;
    const current = this.#mark();
    current?.scrollIntoView({ block: 'nearest', behavior: reducedMotion() ? 'instant' : 'smooth' });
  }

  async #draw(): Promise<void> {
    const page = this.#page;
    if (!page) return this.#element.replaceChildren();
    this.#element.replaceChildren(...adoptHtml(pageMarkup(page)));
    this.#mark();
    await drawDiagrams(this.#element, loadMermaid);
  }

  #mark(): Element | undefined {
    const blocks = [...this.#element.querySelectorAll<HTMLElement>('[data-line]')];
    const current = blocks.filter(({ dataset }) => Number(dataset.line) <= (this.#line ?? 0)).at(-1);
    for (const block of blocks) block.classList.toggle('is-current', block === current);
    return current;
  }
}
