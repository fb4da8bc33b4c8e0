import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { createServer } from './createServer.ts';
import type { ToolContext } from './tool.ts';

export interface HttpServer {
  /** Address of the server, on this machine only. */
  url: string;
  close(): Promise<void>;
}

export interface HttpOptions {
  /** 0 for any that is free. */
  port: number;
  /** What a client has to bring in its `Authorization: Bearer …`. */
  token: string;
  report(problem: string): void;
}

/** The most that a request may bring, in bytes. */
const largest = 1_000_000;

/**
 * Serves over HTTP on loopback. Every request needs the token and the right host, so that neither another user of the machine nor
 * a page in a browser gets in. Each request is answered by itself: there are no sessions to keep.
 */
export async function serveHttp(context: ToolContext, { port, token, report }: HttpOptions): Promise<HttpServer> {
  const http = createHttpServer((request, response) => {
    answer(request, response, context, token, report).catch((error) => {
      report(error instanceof Error ? (error.stack ?? error.message) : String(error));
      if (!response.headersSent) refuse(response, 500, 'This is a mistake in gtm.');
    });
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  context: ToolContext,
  token: string,
  report: (problem: string) => void,
): Promise<void> {
  const { port } = request.socket.address() as AddressInfo;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  // A page that a browser shows can reach loopback; it cannot choose these.
  if (!hosts.includes(request.headers.host ?? '')) return refuse(response, 403, 'This host name is not served.');
  const { origin } = request.headers;
  if (origin !== undefined && !hosts.includes(origin.replace(/^https?:\/\//, '')))
    return refuse(response, 403, 'Pages of other sites are not served.');
  if (!isToken(request.headers.authorization, token))
    return refuse(response, 401, 'Bring the token as `Authorization: Bearer …`.', { 'WWW-Authenticate': 'Bearer' });
  if (request.url?.split('?')[0] !== '/mcp') return refuse(response, 404, 'The address ends in /mcp.');
  if (request.method !== 'POST') return refuse(response, 405, 'Only POST is served.', { Allow: 'POST' });
  const body = await read(request);
  if (body === undefined) return refuse(response, 413, `A request may have ${largest} bytes at most.`);
  const server = createServer(context, report);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.once('close', () => void server.close());
  await server.connect(transport as Parameters<typeof server.connect>[0]);
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return refuse(response, 400, 'The request is not JSON.');
  }
  await transport.handleRequest(request, response, message);
}

/** Compared by digest, so that the time tells nothing. */
function isToken(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

/** The body of a request; undefined for one that is too long. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largest) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function refuse(response: ServerResponse, status: number, error: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close', ...headers });
  response.end(JSON.stringify({ error }));
}
