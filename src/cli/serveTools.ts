import { randomBytes } from 'node:crypto';
import { dayOf } from '../node/evaluationContext.ts';
import { openProjectAt } from '../node/openProject.ts';
import type { Io } from './io.ts';

/** Our tools for one agent at work, over HTTP on loopback, with a token that nobody else has. They see its copy of the project. */
export async function serveTools(
  io: Io,
  root: string,
  agent: string,
): Promise<{ url: string; token: string; close(): Promise<void> }> {
  const { serveHttp } = await import('../mcp/serveHttp.ts');
  const token = randomBytes(32).toString('hex');
  const context = { root, agent, today: () => dayOf(io.now()), open: () => openProjectAt(root, io) };
  const server = await serveHttp(context, { port: 0, token, report: (problem) => io.err(`${problem}\n`) });
  return { url: server.url, token, close: () => server.close() };
}
