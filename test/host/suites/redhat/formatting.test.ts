import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { show } from '../../../support/host/documents.ts';
import { activated } from '../../../support/host/extension.ts';

const persona = 'workspace/strategy/personas/shape.persona.yaml';
const notes = 'workspace/strategy/personas/notes.md';

/** A formatter as Prettier is one: for languages, by their ids. It puts a comment at the end. */
const formatter: vscode.DocumentFormattingEditProvider = {
  provideDocumentFormattingEdits: (document) => [
    vscode.TextEdit.insert(document.lineAt(document.lineCount - 1).range.end, '# formatted\n'),
  ],
};

describe('beside a formatter', () => {
  let registration: vscode.Disposable;

  before(async () => {
    await activated();
    registration = vscode.languages.registerDocumentFormattingEditProvider(['yaml', 'markdown'], formatter);
  });
  after(() => registration.dispose());

  for (const [file, languageId] of [
    [persona, 'yaml'],
    [notes, 'markdown'],
    ['marketing.yaml', 'yaml'],
  ] as const) {
    it(`leaves ${file.split('/').at(-1)} in the language ${languageId}, and lets it be formatted`, async () => {
      const { document } = await show(file);
      assert.equal(document.languageId, languageId);
      const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
        'vscode.executeFormatDocumentProvider',
        document.uri,
        { insertSpaces: true, tabSize: 2 },
      );
      assert.deepEqual(
        edits.map(({ newText }) => newText),
        ['# formatted\n'],
      );
      // The only formatter there is: the editor does not have to ask which one to use.
      await vscode.commands.executeCommand('editor.action.formatDocument');
      assert.match(document.getText(), /# formatted\n$/);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });
  }
});
