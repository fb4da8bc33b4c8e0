import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, type CallToolResult, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { UserError } from '../core/index.ts';
import { version } from '../version.ts';
import { checkArguments } from './checkArguments.ts';
import type { Tool, ToolContext } from './tool.ts';
import { tools } from './tools/index.ts';

const instructions =
  'A go-to-market plan as files. Read `next_step` and the `brief` of your step, write its files, call `validate` after each, and `gate` until it passes. A gate cannot be talked round: mend what it finds. Take numbers from `calculate`. Approvals and waivers are for people.';

/**
 * A server with all tools.
 * @param report gets what went wrong inside, for the person who runs the server
 */
export function createServer(context: ToolContext, report: (problem: string) => void): Server {
  const server = new Server(
    { name: 'gtm', title: 'Marketing as Code', version },
    { capabilities: { tools: {} }, instructions },
  );
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: tools.map(listed) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name);
    if (!tool)
      return refusal(`There is no tool ${params.name}. The tools are ${tools.map(({ name }) => name).join(', ')}.`);
    try {
      const input = checkArguments(tool, params.arguments ?? {});
      const result = await tool.run(input, context);
      return { content: [{ type: 'text', text: JSON.stringify(result) }], structuredContent: { ...result } };
    } catch (error) {
      if (error instanceof UserError) return refusal(error.message);
      report(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return refusal('This is a mistake in gtm, and nothing that you did. Go on without this tool.');
    }
  });
  return server;
}

function refusal(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text }] };
}

function listed({ name, title, description, input, readOnly, idempotent = readOnly }: Tool) {
  return {
    name,
    title,
    description,
    inputSchema: input as { type: 'object' },
    annotations: {
      title,
      readOnlyHint: readOnly,
      destructiveHint: false,
      idempotentHint: idempotent,
      openWorldHint: false,
    },
  };
}
