import * as vscode from 'vscode';
import type { Range } from '../../core/index.ts';

/** A stretch of text as the editor counts: from 0. */
export function toEditorRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}

/** URI of a project-relative file. */
export function fileIn(root: vscode.Uri, file: string): vscode.Uri {
  return vscode.Uri.joinPath(root, ...file.split('/'));
}

/** Path of a file relative to a folder; undefined when it is not below it. */
export function fileBelow(root: vscode.Uri, uri: vscode.Uri): string | undefined {
  const folder = root.path.endsWith('/') ? root.path : `${root.path}/`;
  const inside = uri.scheme === root.scheme && uri.authority === root.authority && uri.path.startsWith(folder);
  return inside ? uri.path.slice(folder.length) : undefined;
}

/** The command behind a row that stands for a place in a file. */
export function openPlace(uri: vscode.Uri, range?: Range): vscode.Command {
  const options: vscode.TextDocumentShowOptions = range ? { selection: toEditorRange(range) } : {};
  return { command: 'vscode.open', title: vscode.l10n.t('Open File'), arguments: [uri, options] };
}

/** Opens a file, at a range where there is one. */
export async function openFile(uri: vscode.Uri, range?: Range): Promise<void> {
  const { command, arguments: args = [] } = openPlace(uri, range);
  await vscode.commands.executeCommand(command, ...args);
}
