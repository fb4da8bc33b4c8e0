// The workbench of a user's VS Code, as a person at the screen sees and uses it. Every method waits for what it
// caused; none waits for time to pass.
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { stop } from '../../../scripts/lib/processes.mjs';
import { copyProject } from '../../../scripts/lib/scratch.mjs';
import { startUserInstall, type UserInstall } from '../../../scripts/lib/userInstall.mjs';
import { chooseEntry, openQuickInput, quickInputField } from './quickInput.ts';
import { browser, exampleProject, picturesFolder, vsix } from './session.ts';
import { type Theme, themes } from './themes.ts';

/** How to open a workbench. */
export interface WorkbenchOptions {
  /** The project to open a copy of, as a git repository with one commit. */
  project?: string;
  /** The user's settings. */
  settings?: Record<string, unknown>;
  width?: number;
  height?: number;
}

/** Milliseconds for one thing to appear on a busy machine; less than a test has. */
const patience = 90_000;

/** A problem in the Problems view. */
export interface Problem {
  file: string;
  message: string;
}

export class Workbench {
  readonly page: Page;
  /** The copy of the project that is open. */
  readonly folder: string;
  readonly #install: UserInstall;

  private constructor(page: Page, folder: string, install: UserInstall) {
    this.page = page;
    this.folder = folder;
    this.#install = install;
  }

  /** Starts VS Code with our packed extension on a copy of a project, and shows it in a browser window. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const folder = await copyProject(options.project ?? exampleProject(), { git: true });
    const install = await startUserInstall({
      vsix: await vsix(),
      folder,
      settings: { 'workbench.colorTheme': themes.light.id, ...options.settings },
    });
    const viewport = { width: options.width ?? 1400, height: options.height ?? 900 };
    const page = await (await browser()).newPage({ viewport });
    page.setDefaultTimeout(patience);
    await page.goto(install.address);
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    return new Workbench(page, folder, install);
  }

  /** Closes the window and ends VS Code. */
  async close(): Promise<void> {
    await this.page.close();
    await stop(this.#install.child);
  }

  /** Runs the command with exactly this title, category included, as in the command palette. */
  async runCommand(title: string): Promise<void> {
    await openQuickInput(this.page, `>${title}`);
    await chooseEntry(this.page, title);
  }

  /** Opens the file with this name (without folders) and waits for its editor. */
  async openFile(name: string): Promise<void> {
    await openQuickInput(this.page, name);
    await chooseEntry(this.page, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Changes the color theme and waits until it is shown. */
  async setTheme(theme: Theme): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await quickInputField(this.page).fill(themes[theme].label); // The list is long; only what is on screen exists.
    await chooseEntry(this.page, themes[theme].label);
    await this.page.locator(`.monaco-workbench[class*="themes-${themes[theme].file}-json"]`).waitFor();
  }

  /** Changes the size of the window. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await this.page.waitForFunction((wanted) => {
      const workbench = document.querySelector('.monaco-workbench > .monaco-grid-view');
      return Math.abs((workbench?.clientWidth ?? 0) - wanted) <= 1;
    }, width);
  }

  /** Closes all editors and notifications and both the panel and the secondary side bar. */
  async clear(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    await this.runCommand('Notifications: Clear All Notifications');
    await this.#hide('panel', 'View: Hide Panel', 'nopanel');
    await this.#hide('auxiliarybar', 'View: Hide Secondary Side Bar', 'noauxiliarybar');
  }

  async #hide(part: string, command: string, whenHidden: string): Promise<void> {
    if (await this.page.locator(`.monaco-workbench.${whenHidden}`).count()) return;
    await this.runCommand(command);
    await this.page.locator(`.part.${part}`).waitFor({ state: 'hidden' });
  }

  /** The texts of the notifications that are shown, at least one. */
  async notificationTexts(): Promise<string[]> {
    const messages = this.page.locator('.notification-toast .notification-list-item-message');
    await messages.first().waitFor();
    return await messages.allInnerTexts();
  }

  /**
   * Shows a view container, such as Explorer or Marketing, in the side bar. A window that starts anew may select it at the
   * moment of the click, which then hides it: it is clicked again, as a person would.
   */
  async openContainer(title: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: title });
    const label = this.page.locator('.part.sidebar .title-label').getByText(title, { exact: true });
    for (let attempt = 1; ; attempt++) {
      if (attempt > 1 || (await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
      const isShown = await label.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      );
      if (isShown) return;
      if (attempt === 4) throw new Error(`“${title}” is not shown in the side bar.`);
    }
  }

  /** The labels of the rows of a tree view in the side bar that are on screen; opens the view when it is folded. */
  async treeItems(viewTitle: string): Promise<string[]> {
    const pane = this.page.locator('.pane').filter({
      has: this.page.locator('.pane-header .title').getByText(viewTitle, { exact: true }),
    });
    const header = pane.locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    const rows = pane.locator('.pane-body .monaco-list-row');
    await rows.first().waitFor();
    return await rows.locator('.label-name').allInnerTexts();
  }

  /** Unfolds the first row of a tree with this text, unless it is unfolded. */
  async unfold(text: string): Promise<Locator> {
    const row = this.page.locator('.pane-body .monaco-list-row').filter({ hasText: text }).first();
    await row.waitFor();
    const unfolded = row.and(this.page.locator('[aria-expanded="true"]'));
    // A tree that is drawn anew at the moment of a click does not take it.
    for (let attempt = 1; (await unfolded.count()) === 0; attempt++) {
      if (attempt === 5) throw new Error(`“${text}” does not unfold.`);
      await row.click();
      await unfolded.waitFor({ timeout: 5000 }).catch(() => {});
    }
    return row;
  }

  /** The problems of the Problems view but for what only gates ask for; waits for at least one, and opens the view. */
  async problems(): Promise<Problem[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await rows.locator('.marker-message').first().waitFor();
    const entries = await rows.evaluateAll((elements) =>
      elements.map((element) => ({
        isFile: element.getAttribute('aria-level') === '1',
        text: element.querySelector('.marker-message, .label-name')?.textContent ?? '',
        isOfGate: element.textContent?.includes('marketing gate') ?? false,
      })),
    );
    const found: Problem[] = [];
    let file = '';
    for (const { isFile, text, isOfGate } of entries) {
      if (isFile) file = text;
      else if (!isOfGate) found.push({ file, message: text });
    }
    return found;
  }

  /** The messages of the Problems view about the file with this name, maybe none; opens the view. */
  async problemsIn(name: string): Promise<string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const panel = this.page.locator('.markers-panel');
    // Either a list of files with problems, or the sentence that there are none.
    await panel.locator('.monaco-list-row, .message-box-container:not(:empty)').first().waitFor();
    if ((await panel.locator('.monaco-list-row .marker-message').count()) === 0) return [];
    return (await this.problems()).filter(({ file }) => file === name).map(({ message }) => message);
  }

  /** Saves the active file and waits until it is saved. */
  async saveFile(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** The document inside the preview that is shown. */
  webviewFrame(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Types into the active editor at the cursor, as a person does. */
  async typeInEditor(text: string): Promise<void> {
    await this.page.locator('.editor-group-container.active .monaco-editor .view-lines').click();
    await this.page.keyboard.type(text);
  }

  /** Shows what is known about the place of the cursor, and waits for a text in it. */
  async showHover(text: string): Promise<void> {
    // A mouse over the editor would take the hover away again.
    await this.page.mouse.move(0, 0);
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.press('Control+i');
    await this.page.locator('.monaco-hover').getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Takes a picture of the whole window into test-results/. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({
      path: path.join(picturesFolder, `${name}.png`),
      animations: 'disabled',
      caret: 'hide',
    });
  }
}
