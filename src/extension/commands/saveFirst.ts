import * as vscode from 'vscode';

/**
 * Asks to save these files before a command reads them from disk, when somebody typed in them.
 * @throws CancellationError when the person rather not
 */
export async function saveFirst(isNamed: (uri: vscode.Uri) => boolean): Promise<void> {
  const unsaved = vscode.workspace.textDocuments.filter((document) => document.isDirty && isNamed(document.uri));
  if (unsaved.length === 0) return;
  const save = vscode.l10n.t('Save and Continue');
  const names = unsaved.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join('\n');
  const chosen = await vscode.window.showInformationMessage(
    unsaved.length === 1
      ? vscode.l10n.t('A file of this step is not saved.')
      : vscode.l10n.t('{0} files of this step are not saved.', unsaved.length),
    { modal: true, detail: names },
    save,
  );
  if (chosen !== save) throw new vscode.CancellationError();
  for (const document of unsaved) if (!(await document.save())) throw new vscode.CancellationError();
}
