// Files of the open folder, as tests inside the editor see them.
import * as vscode from 'vscode';
import { until } from './until.ts';

/** URI of a file in the open folder. */
export function inFolder(file: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, file);
}

/** Opens a file in an editor, as a click does: unlike with `openTextDocument`, closing the editor closes the document too. */
export async function show(file: string): Promise<vscode.TextEditor> {
  const uri = inFolder(file);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return await until(`the editor of ${file}`, () => {
    const { activeTextEditor } = vscode.window;
    return activeTextEditor?.document.uri.toString() === uri.toString() && activeTextEditor;
  });
}

/** What we have to say about a file. */
export function findingsIn(file: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(inFolder(file)).filter(({ source }) => source === 'marketing');
}

/** The rules of our findings in a file, each once, by name. */
export function rulesIn(file: string): string[] {
  const ids = findingsIn(file).map(({ code }) => String(typeof code === 'object' ? code.value : code));
  return [...new Set(ids)].sort();
}

/** Waits until exactly these rules have something to say about a file. */
export async function untilRules(file: string, rules: readonly string[]): Promise<void> {
  let last: string[] = [];
  try {
    await until('the findings', () => {
      last = rulesIn(file);
      return last.join() === [...rules].sort().join();
    });
  } catch {
    throw new Error(
      `In ${file} there should be findings of ${rules.join(', ') || 'no rule'}, not of ${last.join(', ')}.`,
    );
  }
}
