import * as vscode from 'vscode';

type Suggestions = vscode.CompletionItem[] | vscode.CompletionList | null | undefined;

/** Lays the server's suggestions out as the editor shows them best. */
export function presentSuggestions(
  document: vscode.TextDocument,
  position: vscode.Position,
  found: Suggestions,
): Suggestions {
  if (!found) return found;
  const items = Array.isArray(found) ? found : found.items;
  if (items.length === 0 && isTypingWord(document, position)) return [silence()];
  items.forEach(putTitleBeside);
  return found;
}

/** What an id or key stands for is shown in every row, and not only in the one that is looked at. */
function putTitleBeside(item: vscode.CompletionItem): void {
  if (typeof item.label !== 'string' || !item.detail) return;
  item.label = { label: item.label, description: besides(item.label, item.detail, item.kind) };
  delete item.detail;
}

/** A key whose name says it all needs no title, as "owner" does not need "Owner"; whether it is required is said. */
function besides(label: string, detail: string, kind: vscode.CompletionItemKind | undefined): string {
  const title = detail.replace(/, required$/, '');
  const isSame = kind === vscode.CompletionItemKind.Property && inLetters(title) === inLetters(label);
  return isSame ? detail.slice(title.length + 2) : detail;
}

function inLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * In a YAML file the editor offers words of the file where nobody else offers anything. While a headline is typed that would
 * put "personas" in the place of "Pro" on Enter. Prose in Markdown is left alone.
 */
function isTypingWord(document: vscode.TextDocument, position: vscode.Position): boolean {
  if (document.languageId !== 'yaml' || position.character === 0) return false;
  return /[\p{L}\p{N}_]/u.test(document.lineAt(position).text[position.character - 1] ?? '');
}

/** A suggestion that fits nothing that can be typed, so that it never shows, and no other one shows in its stead. */
function silence(): vscode.CompletionItem {
  const item = new vscode.CompletionItem('…', vscode.CompletionItemKind.Text);
  item.filterText = '\uFFFF';
  item.insertText = '';
  return item;
}
