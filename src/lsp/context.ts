import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { GateWatch } from './gateWatch.ts';
import type { Projects } from './projects.ts';
import type { Publisher } from './publisher.ts';
import type { Settings } from './settings.ts';

/** What every part of the server works with. */
export interface ServerContext {
  connection: Connection;
  documents: TextDocuments<TextDocument>;
  openUris: Map<string, string>;
  projects: Projects;
  publisher: Publisher;
  settings: Settings;
  gates: GateWatch;
  /** Resolves when the projects of the editor's folders are known. */
  ready(): Promise<void>;
}
