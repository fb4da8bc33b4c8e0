import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { openFile } from '../project/places.ts';
import { requireTrust } from './requireTrust.ts';

/** "Initialise Project": lets `gtm init` lay out a project in a folder; it never overwrites anything. */
export async function init(app: App): Promise<void> {
  requireTrust(vscode.l10n.t('This folder is in Restricted Mode, so no project is started here. Trust it first.'));
  const folder = await chooseFolder();
  if (!folder) return;
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Laying out the project') };
  await vscode.window.withProgress(options, () => app.gtm.run(['init', folder.fsPath], folder.fsPath));
  if (vscode.workspace.getWorkspaceFolder(folder)) await openFile(vscode.Uri.joinPath(folder, 'marketing.yaml'));
  else await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: false });
}

/** The window's folder, one of several, or any on disk when the window has none. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    title: vscode.l10n.t('Initialise Project'),
    openLabel: vscode.l10n.t('Initialise Here'),
  });
  return chosen?.[0];
}
