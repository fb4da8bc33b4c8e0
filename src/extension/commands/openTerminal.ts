import path from 'node:path';
import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { gtmExecutable } from '../gtmExecutable.ts';
import { chooseProject } from './chooseProject.ts';
import { requireTrust } from './requireTrust.ts';
import { launchers } from './terminalLaunchers.ts';

/** "Open Terminal with gtm": a terminal in the project that finds the command; no other terminal changes. */
export async function openTerminal(app: App): Promise<void> {
  requireTrust(vscode.l10n.t('This folder is in Restricted Mode, so no terminal is opened. Trust it first.'));
  const project = await chooseProject(app);
  const folder = vscode.Uri.joinPath(app.context.globalStorageUri, 'bin');
  for (const { name, text } of launchers(gtmExecutable(app.context.extensionPath))) {
    const file = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(file, Buffer.from(text));
    if (process.platform !== 'win32') await makeExecutable(file.fsPath);
  }
  const terminal = vscode.window.createTerminal({
    name: 'gtm',
    iconPath: new vscode.ThemeIcon('megaphone'),
    cwd: project.root,
    env: { [pathName()]: [folder.fsPath, process.env[pathName()]].filter(Boolean).join(path.delimiter) },
    message: vscode.l10n.t('Here "gtm" is the command of Marketing as Code. Try: gtm status'),
  });
  terminal.show();
}

/** How this machine writes PATH. */
function pathName(): string {
  return Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
}

async function makeExecutable(file: string): Promise<void> {
  const { chmod } = await import('node:fs/promises');
  await chmod(file, 0o755);
}
