import { type CreateFile, RenameFile, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { FileRename, TextEdit } from '../../core/index.ts';
import { toLspRange, uriOf } from '../convert.ts';
import type { DocumentPlace } from './place.ts';

/** Edits of the core as one edit of the editor: files to make first, then edits, then files to move. */
export function toWorkspaceEdit(
  { host, uriOfFile }: Pick<DocumentPlace, 'host' | 'uriOfFile'>,
  edits: readonly TextEdit[],
  {
    create,
    renames = [],
  }: { create?: { file: string; text: string } | undefined; renames?: readonly FileRename[] } = {},
): WorkspaceEdit {
  const files = new Map<string, TextEdit[]>();
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  const changes = [...files].map(([file, own]) =>
    TextDocumentEdit.create(
      { uri: uriOfFile(file), version: null },
      own.map(({ range, newText }) => ({ range: toLspRange(range), newText })),
    ),
  );
  return {
    documentChanges: [
      ...(create ? creation(uriOfFile(create.file), create.text) : []),
      ...changes,
      ...renames.map(({ from, to }) => RenameFile.create(uriOfFile(from), uriOf(host.absolute(to)))),
    ],
  };
}

function creation(uri: string, text: string): (CreateFile | TextDocumentEdit)[] {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { ignoreIfExists: true } },
    TextDocumentEdit.create({ uri, version: null }, [{ range: { start, end: start }, newText: text }]),
  ];
}
