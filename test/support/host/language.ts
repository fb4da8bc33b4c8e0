// Language features as the editor itself asks for them.
import * as vscode from 'vscode';
import { until } from './until.ts';

const run = vscode.commands.executeCommand;

/** Position behind the first occurrence of `text` in a document, or before it. */
export function at(
  document: vscode.TextDocument,
  text: string,
  where: 'before' | 'behind' = 'before',
): vscode.Position {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`"${text}" is not in ${document.fileName}.`);
  return document.positionAt(where === 'before' ? start : start + text.length);
}

/** What the editor offers, once it offers something: it drops a question about a text that is still settling. */
export function offered<T>(ask: () => Promise<readonly T[]>): Promise<readonly [T, ...T[]]> {
  return until('an offer', async () => {
    const [first, ...others] = await ask();
    return first !== undefined && ([first, ...others] as const);
  });
}

/** Suggestions at a position, label and what stands beside it. */
export async function suggestions(document: vscode.TextDocument, position: vscode.Position) {
  const list = await run<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
  return list.items.map(({ label, kind }) => ({
    label: typeof label === 'string' ? label : label.label,
    beside: typeof label === 'string' ? undefined : label.description,
    kind,
  }));
}

/** The text of what is shown on hover. */
export async function hover(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const ask = () => Promise.resolve(run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position));
  const hovers = await offered(ask);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : String(content)))
    .join('\n');
}

/** The edit that gives what stands at a position a new name. Rejects with the sentence of a refusal. */
export function rename(document: vscode.TextDocument, position: vscode.Position, name: string) {
  return run<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, position, name);
}

/** Our quick fixes and source actions for a range. */
export async function actions(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix,
) {
  const found = await run<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind.value);
  return found.filter((action) => action.edit);
}

/** The lines above a document, with their commands. */
export async function lenses(uri: vscode.Uri): Promise<vscode.Command[]> {
  const found = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  return found.flatMap(({ command }) => (command ? [command] : []));
}

/** The figures behind the values of a document. */
export async function hints(document: vscode.TextDocument): Promise<string[]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await run<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, all);
  return found.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
}
