// The box at the top of the workbench that runs commands, opens files and asks questions.
import type { Locator, Page } from 'playwright-core';

/** The box. */
export const quickInput = (page: Page): Locator => page.locator('.quick-input-widget');

/** The input field of the box. */
export const quickInputField = (page: Page): Locator => quickInput(page).locator('input').first();

/** The entry with exactly this label. */
export function quickInputEntry(page: Page, label: string): Locator {
  return quickInput(page)
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.locator('.label-name').getByText(label, { exact: true }) })
    .first();
}

/** Opens the box with `text` in it; a leading ">" asks for commands, without it the box asks for files. */
export async function openQuickInput(page: Page, text: string): Promise<void> {
  await page.keyboard.press('F1');
  await quickInputField(page).fill(text);
}

/** Chooses the entry with this label and waits until the box has taken the choice. */
export async function chooseEntry(page: Page, label: string): Promise<void> {
  const entry = quickInputEntry(page, label);
  await entry.click();
  await entry.waitFor({ state: 'hidden' });
}
