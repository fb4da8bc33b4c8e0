import path from 'node:path';
import * as vscode from 'vscode';

/** How to start a program: the command `gtm`, ours or another. */
export interface Executable {
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
}

/** Another `gtm` that the user chose, or the one that came with the extension. Scripts run in the editor's own Node. */
export function gtmExecutable(extensionPath: string): Executable {
  const chosen = vscode.workspace.getConfiguration('marketing').get<string>('gtm.path', '').trim();
  const file = chosen === '' ? path.join(extensionPath, 'dist', 'gtm.mjs') : chosen;
  const env = ownRunners();
  if (!/\.[cm]?js$/.test(file)) return { command: file, args: [], env };
  return { command: process.execPath, args: [file], env: { ...env, ELECTRON_RUN_AS_NODE: '1' } };
}

/** Agent tools that the person added in the settings; the command reads them from its environment. */
function ownRunners(): Record<string, string> {
  const rows = vscode.workspace.getConfiguration('marketing').get<unknown[]>('agents.runners', []);
  return rows.length > 0 ? { GTM_RUNNERS: JSON.stringify(rows) } : {};
}
