import { event, type ToolSchema, textOf, type Wire } from './wire.ts';

interface Body {
  messages?: { role: string; content: string | { type: string; text?: string; content?: unknown }[] }[];
  system?: unknown;
  tools?: { name: string; input_schema?: ToolSchema }[];
  stream?: boolean;
}

/** Anthropic’s messages, as Claude Code speaks them. */
export const anthropic: Wire = {
  path: /\/messages$/,
  read: (body) => {
    const { messages = [], system, tools = [], stream = false } = body as Body;
    const entries = messages
      .filter(({ role }) => role === 'user')
      .flatMap(({ content }) => (typeof content === 'string' ? [{ type: 'text', text: content }] : content))
      .map((part) => ({
        from: part.type === 'tool_result' ? ('call' as const) : ('person' as const),
        text: textOf(part),
      }));
    return {
      entries,
      instructions: textOf(system),
      tools: tools.map(({ name, input_schema = {} }) => ({ name, kind: 'function', schema: input_schema })),
      streams: stream,
    };
  },
  write: ({ say, calls, number }, streams) => {
    const uses = calls.map(({ tool, args }, index) => ({
      type: 'tool_use',
      id: `toolu_${number}_${index}`,
      name: tool.name,
      input: args,
    }));
    const stop = uses.length > 0 ? 'tool_use' : 'end_turn';
    const message = {
      id: `msg_${number}`,
      type: 'message',
      role: 'assistant',
      model: 'scripted',
      stop_reason: stop,
      stop_sequence: null,
      usage: { input_tokens: 100, output_tokens: 10, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
    };
    if (!streams) return { ...message, content: [{ type: 'text', text: say }, ...uses] };
    const send = (type: string, rest: object) => event({ type, ...rest }, type);
    const block = (index: number, start: object, delta: object) => [
      send('content_block_start', { index, content_block: start }),
      send('content_block_delta', { index, delta }),
      send('content_block_stop', { index }),
    ];
    return [
      send('message_start', { message: { ...message, content: [], stop_reason: null } }),
      ...block(0, { type: 'text', text: '' }, { type: 'text_delta', text: say }),
      ...uses.flatMap((use, index) =>
        block(index + 1, { ...use, input: {} }, { type: 'input_json_delta', partial_json: JSON.stringify(use.input) }),
      ),
      send('message_delta', { delta: { stop_reason: stop, stop_sequence: null }, usage: { output_tokens: 10 } }),
      send('message_stop', {}),
    ];
  },
  error: (status) => ({
    type: 'error',
    error: {
      type: status === 401 ? 'authentication_error' : status === 429 ? 'rate_limit_error' : 'invalid_request_error',
      message: `scripted ${status}`,
    },
  }),
};
