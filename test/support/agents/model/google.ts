import { event, type ToolSchema, type Wire } from './wire.ts';

interface Body {
  contents?: { role: string; parts?: { text?: string; functionResponse?: unknown }[] }[];
  systemInstruction?: { parts?: { text?: string }[] };
  tools?: { functionDeclarations?: { name: string; parametersJsonSchema?: ToolSchema }[] }[];
}

/** Google’s generative language protocol, as Gemini CLI speaks it. */
export const google: Wire = {
  path: /:(?:streamG|g)enerateContent$/,
  read: (body, path) => {
    const { contents = [], systemInstruction, tools = [] } = body as Body;
    const entries = contents
      .filter(({ role }) => role === 'user')
      .flatMap(({ parts = [] }) => parts)
      .map(({ text, functionResponse }) =>
        functionResponse === undefined
          ? { from: 'person' as const, text: text ?? '' }
          : { from: 'call' as const, text: JSON.stringify(functionResponse) },
      );
    return {
      entries,
      instructions: (systemInstruction?.parts ?? []).map(({ text = '' }) => text).join('\n'),
      tools: tools
        .flatMap(({ functionDeclarations = [] }) => functionDeclarations)
        .map(({ name, parametersJsonSchema = {} }) => ({ name, kind: 'function', schema: parametersJsonSchema })),
      streams: path.includes('stream'),
    };
  },
  write: ({ say, calls, number }, streams) => {
    const parts = calls.map(({ tool, args }, index) => ({
      functionCall: { id: `call-${number}-${index}`, name: tool.name, args },
    }));
    const answer = {
      candidates: [{ content: { role: 'model', parts: [{ text: say }, ...parts] }, index: 0, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 10, totalTokenCount: 110 },
      modelVersion: 'scripted',
    };
    return streams ? [event(answer)] : answer;
  },
  error: (code) => ({ error: { code, message: `scripted ${code}`, status: 'INVALID_ARGUMENT' } }),
};
