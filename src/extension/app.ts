import type * as vscode from 'vscode';
import type { GtmProcess } from './gtmProcess.ts';
import type { ProjectPresence } from './project/projectPresence.ts';
import type { ProjectStore } from './project/projectStore.ts';
import type { LanguageServer } from './server/languageServer.ts';

/** What the parts of the extension share. Built once in `activate` and passed on. */
export interface App {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly server: LanguageServer;
  readonly presence: ProjectPresence;
  readonly projects: ProjectStore;
  readonly gtm: GtmProcess;
}
