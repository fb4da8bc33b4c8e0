// What the extension says to the person, instead of on the screen.
import * as vscode from 'vscode';

/** Collects error messages while `work` runs; nobody answers them. */
export async function errorsDuring(work: () => Thenable<unknown>): Promise<string[]> {
  const messages: string[] = [];
  const { window } = vscode;
  const original = window.showErrorMessage;
  window.showErrorMessage = async (message: string) => {
    messages.push(message);
    return undefined;
  };
  try {
    await work();
  } finally {
    window.showErrorMessage = original;
  }
  return messages;
}
