import { html } from './dom.ts';

export interface MenuItem {
  label: string;
  run(): void;
}

/** A small menu below its button: arrows move, Enter chooses, Escape and a click elsewhere close. */
export class Menu {
  readonly element: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #items: HTMLButtonElement[];

  constructor(button: HTMLButtonElement, items: readonly MenuItem[]) {
    this.#button = button;
    this.#items = items.map(({ label, run }) => {
      const item = html('button', { type: 'button', role: 'menuitem', tabindex: '-1', class: 'menu-item' }, [label]);
      item.addEventListener('click', () => {
        this.toggle(false);
        run();
      });
      return item;
    });
    this.element = html('div', { class: 'menu', role: 'menu', hidden: true }, this.#items);
    button.setAttribute('aria-haspopup', 'menu');
    button.setAttribute('aria-expanded', 'false');
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    document.addEventListener('pointerdown', (event) => {
      const { target } = event;
      if (target instanceof Node && !this.element.contains(target) && !button.contains(target)) this.toggle(false);
    });
  }

  toggle(open = this.element.hidden): void {
    if (open === !this.element.hidden) return;
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidden = !open;
    this.#button.setAttribute('aria-expanded', String(open));
    if (open) this.#items[0]?.focus();
    else if (hadFocus) this.#button.focus();
  }

  #onKey(event: KeyboardEvent): void {
    const at = this.#items.indexOf(document.activeElement as HTMLButtonElement);
    const count = this.#items.length;
    const next: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1 + count, Home: 0, End: count - 1 };
    const target = next[event.key];
    if (target !== undefined) this.#items[target % count]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.toggle(false);
    else return;
    event.stopPropagation();
    if (event.key !== 'Tab') event.preventDefault();
  }
}
