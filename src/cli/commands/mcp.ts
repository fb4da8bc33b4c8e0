import { randomBytes } from 'node:crypto';
import { type Command, InvalidArgumentError } from 'commander';
import { UserError } from '../../core/index.ts';
import { dayOf } from '../../node/evaluationContext.ts';
import { requireProject } from '../../node/findProject.ts';
import { openProjectAt } from '../../node/openProject.ts';
import type { ExitCode, Io } from '../io.ts';
import { withProject } from '../options.ts';

interface McpOptions {
  project?: string;
  http?: boolean;
  port: number;
}

/** Shortest token that is taken from the environment. */
const shortest = 32;

/** `gtm mcp`: the tools for agents, over the Model Context Protocol. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  withProject(command)
    .option('--http', 'serve on loopback with a bearer token, in place of standard input and output')
    .option('--port <number>', 'port for --http (default: any that is free)', portFrom, 0)
    .addHelpText(
      'after',
      '\nWith --http, the token is GTM_MCP_TOKEN, or a new one; the first line says address and token as JSON.',
    )
    .action(async ({ project, http, port }: McpOptions) => {
      const root = await requireProject(io.cwd, project);
      const context = {
        root,
        agent: io.env.GTM_AGENT || undefined,
        today: () => dayOf(io.now()),
        open: () => openProjectAt(root, io),
      };
      const report = (problem: string) => io.err(`${problem}\n`);
      if (!http) {
        const { serveStdio } = await import('../../mcp/serveStdio.ts');
        await serveStdio(context, report, io.signal);
        return end(0);
      }
      const token = tokenFrom(io);
      const { serveHttp } = await import('../../mcp/serveHttp.ts');
      const server = await serveHttp(context, { port, token, report }).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
        throw new UserError(`Port ${port} cannot be used. Choose another one, or leave --port out.`);
      });
      io.out(`${JSON.stringify({ url: server.url, token })}\n`);
      await new Promise<void>((resolve) => {
        if (io.signal.aborted) resolve();
        io.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      await server.close();
      end(0);
    });
}

function tokenFrom({ env }: Io): string {
  const given = env.GTM_MCP_TOKEN;
  if (given === undefined || given === '') return randomBytes(32).toString('hex');
  if (given.length < shortest || /\s/.test(given))
    throw new UserError(`GTM_MCP_TOKEN has to have at least ${shortest} characters, without blanks.`);
  return given;
}

function portFrom(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('Give a port from 1 to 65535.');
  return port;
}
