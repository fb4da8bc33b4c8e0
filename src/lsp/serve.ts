import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createServer } from './server.ts';

/** Runs the language server on standard input and output until the client ends it, or the signal does. */
export function serve(signal: AbortSignal): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  createServer(connection);
  connection.listen();
  // Without its input the connection ends the process.
  signal.addEventListener('abort', () => process.stdin.destroy(), { once: true });
  return new Promise((resolve) => connection.onExit(resolve));
}
