/** A tool that a request offers to the model. */
export interface OfferedTool {
  name: string;
  /** Name of the server it comes from, where the protocol has a place for it. */
  space?: string | undefined;
  /** `custom` takes plain text in place of arguments. */
  kind: 'function' | 'custom' | 'search';
  schema: ToolSchema;
}

export interface ToolSchema {
  properties?: Record<string, { type?: string | string[]; enum?: unknown[] }>;
  required?: string[];
}

/** A request for the next step of a conversation, whatever the protocol. */
export interface ModelRequest {
  /** What the person said and what calls gave back, in order. */
  entries: { from: 'person' | 'call'; text: string }[];
  /** Everything that the tool said about itself and its place. */
  instructions: string;
  tools: OfferedTool[];
  streams: boolean;
}

/** A call that the model makes; `input` for tools that take plain text. */
export interface ModelCall {
  tool: OfferedTool;
  args: Record<string, unknown>;
  input?: string;
}

export interface ModelReply {
  say: string;
  calls: ModelCall[];
  /** Number that no other reply has. */
  number: number;
}

/** A protocol in which a tool speaks to its model. */
export interface Wire {
  /** Paths of requests for a next step. */
  path: RegExp;
  read(body: unknown, path: string): ModelRequest;
  /** What to send back: one JSON value, or the events of a stream. */
  write(reply: ModelReply, streams: boolean): unknown | string[];
  error(status: number): unknown;
}

/** Text of content that is a string, a part, or a list of parts. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join('\n');
  const { text, content: inner } = (content ?? {}) as { text?: unknown; content?: unknown };
  return typeof text === 'string' ? text : inner === undefined ? '' : textOf(inner);
}

/** An event of a stream, with its name where the protocol wants one. */
export function event(data: unknown, name?: string): string {
  return `${name === undefined ? '' : `event: ${name}\n`}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
}
