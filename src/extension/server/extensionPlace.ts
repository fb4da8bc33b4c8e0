import type * as vscode from 'vscode';

/** Where the extension is installed. */
export type ExtensionPlace = Pick<vscode.ExtensionContext, 'extensionPath' | 'extensionUri'>;
