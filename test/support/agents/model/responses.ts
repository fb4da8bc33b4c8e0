import {
  event,
  type ModelCall,
  type ModelRequest,
  type OfferedTool,
  type ToolSchema,
  textOf,
  type Wire,
} from './wire.ts';

interface Tool {
  type: string;
  name?: string;
  parameters?: ToolSchema;
  tools?: Tool[];
}

interface Item {
  type?: string;
  role?: string;
  content?: unknown;
  output?: unknown;
  tools?: Tool[];
}

interface Body {
  input?: Item[];
  instructions?: string;
  tools?: Tool[];
  stream?: boolean;
}

/** OpenAI’s responses, as Codex speaks them. */
export const responses: Wire = {
  path: /\/responses$/,
  read: (body) => {
    const { input = [], instructions = '', tools = [], stream = false } = body as Body;
    const found = input.filter(({ type }) => type === 'additional_tools' || type === 'tool_search_output');
    return {
      // Looking for a tool is no step of the script.
      entries: input.flatMap(({ type = '', role, content, output }): ModelRequest['entries'] => {
        if (role === 'user') return [{ from: 'person', text: textOf(content) }];
        return /call_output$/.test(type) ? [{ from: 'call', text: textOf(output) }] : [];
      }),
      instructions: `${instructions}\n${input.map(({ content }) => textOf(content)).join('\n')}`,
      tools: [...tools, ...found.flatMap((item) => item.tools ?? [])].flatMap((tool) => offered(tool)),
      streams: stream,
    };
  },
  write: ({ say, calls, number }, streams) => {
    const items = [
      {
        id: `msg_${number}`,
        type: 'message',
        status: 'completed',
        role: 'assistant',
        content: [{ type: 'output_text', text: say, annotations: [] }],
      },
      ...calls.map((call, index) => item(call, `${number}_${index}`)),
    ];
    const response = {
      id: `resp_${number}`,
      object: 'response',
      created_at: 1,
      model: 'scripted',
      status: 'completed',
      output: items,
      usage: {
        input_tokens: 100,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: 10,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: 110,
      },
    };
    if (!streams) return response;
    let sequence = 0;
    const send = (type: string, rest: object) => event({ type, sequence_number: sequence++, ...rest }, type);
    return [
      send('response.created', { response: { ...response, status: 'in_progress', output: [] } }),
      send('response.output_item.added', {
        output_index: 0,
        item: { ...items[0], status: 'in_progress', content: [] },
      }),
      send('response.output_text.delta', { item_id: `msg_${number}`, output_index: 0, content_index: 0, delta: say }),
      ...items.map((done, index) => send('response.output_item.done', { output_index: index, item: done })),
      send('response.completed', { response }),
    ];
  },
  error: (status) => ({
    error: { message: `scripted ${status}`, type: 'invalid_request_error', code: String(status) },
  }),
};

function offered(tool: Tool, space?: string): OfferedTool[] {
  if (tool.type === 'namespace') return (tool.tools ?? []).flatMap((inner) => offered(inner, tool.name));
  const kind = ({ custom: 'custom', function: 'function', tool_search: 'search' } as const)[tool.type];
  return kind ? [{ name: tool.name ?? tool.type, space, kind, schema: tool.parameters ?? {} }] : [];
}

function item({ tool, args, input }: ModelCall, number: string): object {
  const base = { id: `fc_${number}`, status: 'completed', call_id: `call_${number}` };
  const name = { name: tool.name, ...(tool.space === undefined ? {} : { namespace: tool.space }) };
  if (tool.kind === 'search') return { ...base, type: 'tool_search_call', execution: 'client', arguments: args };
  if (tool.kind === 'custom') return { ...base, ...name, type: 'custom_tool_call', input };
  return { ...base, ...name, type: 'function_call', arguments: JSON.stringify(args) };
}
