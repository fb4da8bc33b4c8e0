// Our extension, as tests inside the editor see it.
import * as vscode from 'vscode';
import { until } from './until.ts';

/** Our extension. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('marketing-as-code.marketing-as-code');
  if (found === undefined) throw new Error('The extension is not installed.');
  return found;
}

/** Resolves when the editor itself has activated the extension; does not ask for it. */
export async function activated(): Promise<vscode.Extension<unknown>> {
  return await until('the extension to activate', () => extension().isActive && extension());
}

/** The commands that the manifest declares. */
export function contributedCommands(): string[] {
  const commands: { command: string }[] = extension().packageJSON.contributes?.commands ?? [];
  return commands.map(({ command }) => command);
}

/** The commands that exist in the editor right now. */
export async function registeredCommands(): Promise<Set<string>> {
  return new Set(await vscode.commands.getCommands(true));
}
