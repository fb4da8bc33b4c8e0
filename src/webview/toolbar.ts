import type { ViewChoice } from '../core/index.ts';
import { html } from './dom.ts';
import { type IconName, icon } from './icons.ts';
import { Menu, type MenuItem } from './menu.ts';

/** What the buttons do. */
export interface ToolbarActions {
  zoomOut(): void;
  zoomReset(): void;
  zoomIn(): void;
  fit(): void;
  /** Shows another view, by its name. */
  choose(name: string): void;
  toggleTable(): void;
  toggleLock(): void;
  exports: readonly MenuItem[];
}

/** The control bar. It is not part of the picture, so no export shows it. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #choices: HTMLSelectElement;
  readonly #level: HTMLButtonElement;
  readonly #save: HTMLButtonElement;
  readonly #lock: HTMLButtonElement;
  readonly #table: HTMLButtonElement;
  readonly #zoomButtons: HTMLButtonElement[];
  readonly #menu: Menu;

  constructor(actions: ToolbarActions) {
    this.#choices = html('select', { class: 'choices', 'aria-label': 'View', title: 'View', hidden: true });
    this.#choices.addEventListener('change', () => actions.choose(this.#choices.value));
    const zoomOut = button('zoomOut', 'Zoom out (-)', () => actions.zoomOut());
    const zoomIn = button('zoomIn', 'Zoom in (+)', () => actions.zoomIn());
    const fit = button('fit', 'Show the whole picture (F)', () => actions.fit());
    this.#level = html('button', { type: 'button', class: 'tool level', title: 'Original size (0)' }, ['100 %']);
    this.#level.addEventListener('click', () => actions.zoomReset());
    this.#table = button('table', 'Show as a table (T)', () => actions.toggleTable());
    this.#table.setAttribute('aria-pressed', 'false');
    this.#lock = button('unlock', lockTitle(false), () => actions.toggleLock());
    this.#lock.setAttribute('aria-pressed', 'false');
    const save = button('save', 'Save or copy (S)', () => this.#menu.toggle());
    this.#save = save;
    this.#menu = new Menu(save, actions.exports);
    this.#zoomButtons = [zoomOut, this.#level, zoomIn, fit];
    this.element = html('div', { class: 'toolbar', role: 'toolbar', 'aria-label': 'Preview' }, [
      this.#choices,
      ...this.#zoomButtons,
      this.#table,
      this.#lock,
      html('div', { class: 'menu-holder' }, [save, this.#menu.element]),
    ]);
  }

  /** Offers the views: those of the document, then those of its project. One alone is no choice. */
  showChoices(choices: readonly ViewChoice[], shown: string | undefined): void {
    const options = (whole: boolean) =>
      choices
        .filter((choice) => choice.whole === whole)
        .map(({ name, title }) => html('option', { value: name, selected: name === shown }, [title]));
    const groups = [
      { label: 'This document', options: options(false) },
      { label: 'The project', options: options(true) },
    ].filter((group) => group.options.length > 0);
    this.#choices.replaceChildren(...groups.map((group) => html('optgroup', { label: group.label }, group.options)));
    this.#choices.hidden = choices.length < 2;
  }

  showZoom(zoom: number): void {
    const text = `${Math.round(zoom * 100)} %`;
    this.#level.textContent = text;
    this.#level.setAttribute('aria-label', `Zoom ${text}, back to original size`);
  }

  /** Where there is no picture yet there is nothing to zoom or save; other views can be chosen all the same. */
  showEmpty(empty: boolean): void {
    for (const each of [...this.#zoomButtons, this.#table, this.#save]) each.hidden = empty;
  }

  /** A table has no zoom. */
  showTable(shown: boolean): void {
    this.#table.setAttribute('aria-pressed', String(shown));
    for (const each of this.#zoomButtons) each.disabled = shown;
  }

  /** Shows whether the panel stays with its document. */
  showLock(locked: boolean): void {
    this.#lock.setAttribute('aria-pressed', String(locked));
    this.#lock.title = lockTitle(locked);
    this.#lock.setAttribute('aria-label', lockTitle(locked));
    this.#lock.replaceChildren(icon(locked ? 'lock' : 'unlock'));
  }

  openExports(): void {
    this.#menu.toggle(true);
  }
}

function lockTitle(locked: boolean): string {
  return locked ? 'Follow the active editor again (L)' : 'Stay with this document (L)';
}

function button(name: IconName, title: string, run: () => void): HTMLButtonElement {
  const element = html('button', { type: 'button', class: 'tool', title, 'aria-label': title }, [icon(name)]);
  element.addEventListener('click', run);
  return element;
}
