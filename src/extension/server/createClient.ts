import { createInterface } from 'node:readline';
import * as vscode from 'vscode';
import type { Executable as ServerExecutable } from 'vscode-languageclient/node';
import { editorVariables } from '../../node/environment.ts';
import { gtmExecutable } from '../gtmExecutable.ts';
import type { ExtensionPlace } from './extensionPlace.ts';
import { linkOffline, offlineDocs } from './offlineDocs.ts';
import { QuietClient } from './quietClient.ts';
import { RestartPolicy } from './restartPolicy.ts';
import { serverSettings } from './serverSettings.ts';
import { presentSuggestions } from './suggestions.ts';

/** Files that the server reads: plans and prose. */
const documentSelector = [
  { scheme: 'file', language: 'yaml' },
  { scheme: 'file', language: 'markdown' },
];

/** Folders whose files come and go by themselves and never belong to a plan. */
const foreign = /\/(?:\.git|node_modules)\//;

/**
 * Builds the client of the language server; this module, and the client library with it, loads only where there is a project.
 * @param onGaveUp called when the server crashed too often
 */
export async function createClient(
  place: ExtensionPlace,
  log: vscode.LogOutputChannel,
  watchers: readonly vscode.FileSystemWatcher[],
  onGaveUp: () => void,
): Promise<QuietClient> {
  const docs = await offlineDocs(place.extensionUri);
  const logLines = (input: NodeJS.ReadableStream) => {
    createInterface({ input }).on('line', (line) => {
      if (!client.ended) log.warn(line);
    });
  };
  const client = new QuietClient('marketing', 'Marketing', serverExecutable(place.extensionPath), {
    documentSelector,
    // The problem matcher $gtm has the same owner, so that nothing is shown twice.
    diagnosticCollectionName: 'marketing',
    outputChannel: log,
    traceOutputChannel: log,
    stdioOptions: { stdout: logLines, stderr: logLines },
    errorHandler: new RestartPolicy(onGaveUp),
    initializationFailedHandler: () => false,
    initializationOptions: serverSettings,
    synchronize: { fileEvents: [...watchers] },
    middleware: {
      provideCompletionItem: async (document, position, context, token, next) =>
        presentSuggestions(document, position, await next(document, position, context, token)),
      handleDiagnostics: (uri, diagnostics, next) => {
        linkOffline(diagnostics, docs);
        next(uri, diagnostics);
      },
      workspace: {
        didChangeWatchedFile: async (event, next) => {
          if (!foreign.test(event.uri)) await next(event);
        },
      },
    },
  });
  return client;
}

/** Watchers for what the server reads, and for every file that comes or goes: deleting a folder is one event for the folder. */
export function createWatchers(): vscode.FileSystemWatcher[] {
  return [
    vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,md,csv,tsv,jsonl}', true, false, true),
    vscode.workspace.createFileSystemWatcher('**/*', false, true, false),
  ];
}

function serverExecutable(extensionPath: string): ServerExecutable {
  const { command, args, env } = gtmExecutable(extensionPath);
  // The client lays this over our own environment: what must not get through is set to undefined.
  const dropped = Object.fromEntries(editorVariables(process.env).map((name) => [name, undefined]));
  return { command, args: [...args, 'lsp'], options: { env: { ...dropped, ...env } } };
}
