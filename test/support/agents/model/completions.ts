import { event, type ToolSchema, textOf, type Wire } from './wire.ts';

interface Body {
  messages?: { role: string; content: unknown }[];
  tools?: { type: string; function?: { name: string; parameters?: ToolSchema }; custom?: { name: string } }[];
  stream?: boolean;
}

/** OpenAI’s chat completions, as OpenCode and Copilot CLI speak them. */
export const completions: Wire = {
  path: /\/chat\/completions$/,
  read: (body) => {
    const { messages = [], tools = [], stream = false } = body as Body;
    return {
      entries: messages
        .filter(({ role }) => role === 'user' || role === 'tool')
        .map(({ role, content }) => ({ from: role === 'tool' ? 'call' : 'person', text: textOf(content) })),
      instructions: textOf(messages.filter(({ role }) => role === 'system').map(({ content }) => content)),
      tools: tools.map((tool) => ({
        name: tool.function?.name ?? tool.custom?.name ?? '',
        kind: tool.custom ? 'custom' : 'function',
        schema: tool.function?.parameters ?? {},
      })),
      streams: stream,
    };
  },
  write: ({ say, calls, number }, streams) => {
    const finish = calls.length > 0 ? 'tool_calls' : 'stop';
    const made = calls.map(({ tool, args, input }, index) => ({
      index,
      id: `call_${number}_${index}`,
      type: 'function',
      function: { name: tool.name, arguments: JSON.stringify(input === undefined ? args : { input }) },
    }));
    const base = { id: `chat-${number}`, created: 1, model: 'scripted' };
    const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };
    const message = { role: 'assistant', content: say, ...(made.length > 0 ? { tool_calls: made } : {}) };
    if (!streams)
      return {
        ...base,
        object: 'chat.completion',
        choices: [{ index: 0, message, finish_reason: finish }],
        usage,
      };
    const chunk = (choices: object[], rest = {}) =>
      event({ ...base, object: 'chat.completion.chunk', choices, ...rest });
    return [
      chunk([{ index: 0, delta: message, finish_reason: null }]),
      chunk([{ index: 0, delta: {}, finish_reason: finish }]),
      chunk([], { usage }),
      event('[DONE]'),
    ];
  },
  error: (status) => ({
    error: { message: `scripted ${status}`, type: 'invalid_request_error', code: String(status) },
  }),
};
