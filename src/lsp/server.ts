import { type Connection, type InitializeParams, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pathOf } from './convert.ts';
import { featureCapabilities, registerFeatures } from './features/index.ts';
import { registerFileEvents } from './fileEvents.ts';
import { GateWatch } from './gateWatch.ts';
import { Projects } from './projects.ts';
import { Publisher } from './publisher.ts';
import { annotationsRefresher } from './refresh.ts';
import { registerRequests } from './requests.ts';
import { applySettings, defaultSettings } from './settings.ts';

/** Wires a language server onto a connection; it lives until the connection closes. */
export function createServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const openUris = new Map<string, string>();
  const projects = new Projects((path) => {
    const uri = openUris.get(path);
    return uri === undefined ? undefined : documents.get(uri)?.getText();
  });
  const settings = defaultSettings();
  let refreshAnnotations = () => {};
  const publisher = new Publisher(connection, openUris, settings, (host) => {
    refreshAnnotations();
    gates.changed(host);
  });
  const gates = new GateWatch(settings, publisher, () => refreshAnnotations());
  let ready: Promise<void> = Promise.resolve();

  connection.onInitialize((params) => {
    applySettings(settings, params.initializationOptions);
    refreshAnnotations = annotationsRefresher(connection, params.capabilities);
    const folders = foldersOf(params);
    ready = projects.discover(folders);
    return {
      capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, ...featureCapabilities },
      serverInfo: { name: 'gtm' },
    };
  });
  connection.onInitialized(async () => {
    await ready;
    for (const host of projects.all) {
      await host.load();
      publisher.publishAll(host);
    }
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    applySettings(settings, (sent as { marketing?: unknown } | null)?.marketing ?? sent);
    for (const host of projects.all) publisher.publishAll(host);
  });
  connection.onShutdown(() => {
    publisher.dispose();
    gates.dispose();
  });

  const context = { connection, documents, openUris, projects, publisher, settings, gates, ready: () => ready };
  registerFileEvents(context);
  registerRequests(context);
  registerFeatures(context);
  documents.listen(connection);
}

function foldersOf(params: InitializeParams): string[] {
  const uris = params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
  return uris.flatMap((uri) => pathOf(uri) ?? []);
}
