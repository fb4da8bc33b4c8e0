import * as vscode from 'vscode';

/** A place as the language server writes it. */
interface Place {
  uri: string;
  range: { start: Point; end: Point };
}

interface Point {
  line: number;
  character: number;
}

/** Shows the places that use something, from the line above it. */
export async function showReferences(uri: unknown, position: unknown, places: unknown): Promise<void> {
  const found = (places as Place[]).map(
    ({ uri: at, range }) => new vscode.Location(vscode.Uri.parse(at), rangeOf(range)),
  );
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(String(uri)),
    pointOf(position as Point),
    found,
  );
}

function rangeOf({ start, end }: Place['range']): vscode.Range {
  return new vscode.Range(pointOf(start), pointOf(end));
}

function pointOf({ line, character }: Point): vscode.Position {
  return new vscode.Position(line, character);
}
