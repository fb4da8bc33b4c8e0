import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createServer } from './server.ts';

/** Runs the language server on standard input and output until the client ends it. */
export function serve(): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  createServer(connection);
  connection.listen();
  return new Promise((resolve) => connection.onExit(resolve));
}
