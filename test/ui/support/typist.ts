// A person who writes in the active editor with the keyboard: free texts, and everything else from the suggestions.
import type { Locator, Page } from 'playwright-core';

/** Milliseconds between two keys: a quick person, and slow enough for suggestions to come in between. */
const pace = 25;

/** Moves down in the suggestions, as the arrow alone does; but where the list has just closed, it leaves the cursor alone. */
export const nextSuggestion = 'Control+ArrowDown';

export class Typist {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The rows of the suggestions that are shown. */
  get rows(): Locator {
    return this.#page.locator('.suggest-widget.visible .monaco-list-row');
  }

  /** Types a text that nobody can suggest. */
  async text(text: string): Promise<void> {
    await this.#page.keyboard.type(text, { delay: pace });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key, { delay: pace });
  }

  /** Asks for suggestions unless they are shown; gives their labels, as far as they are on screen. */
  async suggestions(): Promise<string[]> {
    if ((await this.rows.count()) === 0) await this.press('Control+Space');
    await this.rows.first().waitFor();
    return await this.rows.locator('.label-name').allInnerTexts();
  }

  /** Shows or hides the explanation of the suggestion that is looked at. */
  async toggleDocs(isShown: boolean): Promise<void> {
    const docs = this.#page.locator('.suggest-details-container .body');
    if ((await docs.count()) > 0 !== isShown) await this.press('Control+Space');
    await docs.waitFor({ state: isShown ? 'visible' : 'hidden' });
  }

  /**
   * Takes the suggestion with this label, after typing its beginning: letters only, since a hyphen ends a word, which
   * closes the list. Suggestions that are shown already are used; a list that closed while the machine was slow is asked
   * for again, as a person would.
   */
  async take(label: string, typed = ''): Promise<void> {
    await this.suggestions();
    await this.text(typed);
    const row = this.rows.filter({ has: this.#page.locator('.label-name').getByText(label, { exact: true }) }).first();
    for (let attempt = 1; !(await this.#focus(row, label)); attempt++) {
      if (attempt === 6) throw new Error(`“${label}” is not among the suggestions ${await this.suggestions()}.`);
      if (await this.rows.count()) await this.press('Escape');
      await this.press('Control+Space');
    }
    await this.press('Enter');
    await this.#page.waitForFunction((taken) => {
      const focused = document.querySelector('.suggest-widget.visible .monaco-list-row.focused .label-name');
      return focused?.textContent !== taken;
    }, label);
  }

  /** Moves to a row of the suggestions; false when it is not there, or no longer. */
  async #focus(row: Locator, label: string): Promise<boolean> {
    const isThere = await row.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (!isThere) return false;
    const focused = this.#page.locator('.suggest-widget.visible .monaco-list-row.focused .label-name');
    for (let step = 0; step < 30; step++) {
      const [found] = await focused.allInnerTexts();
      if (found === label) return true;
      if (found === undefined) return false;
      await this.press(nextSuggestion);
    }
    return false;
  }

  /** Begins a new line with this key, below the line of the cursor; its indentation follows from the suggestion. */
  async key(label: string): Promise<void> {
    await this.press('Enter');
    await this.take(label, label.slice(0, 3));
  }
}
