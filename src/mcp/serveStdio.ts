import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createServer } from './createServer.ts';
import type { ToolContext } from './tool.ts';

/** Serves on standard input and output until the client ends it, or the signal does. */
export async function serveStdio(
  context: ToolContext,
  report: (problem: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const server = createServer(context, report);
  const ended = new Promise<void>((resolve) => {
    server.onclose = () => resolve();
    process.stdin.once('end', () => void server.close());
    signal.addEventListener('abort', () => void server.close(), { once: true });
  });
  await server.connect(new StdioServerTransport());
  await ended;
}
