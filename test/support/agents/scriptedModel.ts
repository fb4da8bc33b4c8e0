import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the model answers to a prompt: words, and files to write. */
export interface ModelTurn {
  say: string;
  files: { path: string; content: string }[];
}

/** A model on loopback that speaks Google's generative language protocol and answers from a script, by what the prompt says. */
export class ScriptedModel {
  readonly #server: Server;
  readonly #answer: (prompt: string, turn: number) => ModelTurn | { status: number };
  /** Requests that asked for a next step. */
  requests = 0;

  private constructor(server: Server, answer: ScriptedModel['answer']) {
    this.#server = server;
    this.#answer = answer;
  }

  /**
   * @param answer what to do for the latest prompt; `turn` counts the prompts of the conversation from 1
   */
  static async start(answer: ScriptedModel['answer']): Promise<ScriptedModel> {
    const server = createServer();
    const model = new ScriptedModel(server, answer);
    server.on('request', (request, response) => void model.#handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return model;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get answer() {
    return this.#answer;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse((await text(request)) || '{}') as GeminiRequest;
    const streams = /:streamGenerateContent/.test(request.url ?? '');
    if (!streams && !/:generateContent/.test(request.url ?? '')) {
      send(response, false, { totalTokens: 100 });
      return;
    }
    this.requests += 1;
    const parts = (body.contents ?? []).flatMap(({ role, parts: all = [] }) => all.map((part) => ({ role, ...part })));
    // What comes after the last words of the person are the results of calls that were made for them.
    const last = parts.findLastIndex(({ role, text: words }) => role === 'user' && typeof words === 'string');
    const prompts = new Set(
      parts
        .filter(({ role, text: words }) => role === 'user' && /^(?:# Brief|The files were checked)/m.test(words ?? ''))
        .map(({ text: words }) => words),
    );
    const results = parts.slice(last + 1).filter(({ functionResponse }) => functionResponse !== undefined).length;
    const turn = this.#answer(
      parts
        .filter(({ role }) => role === 'user')
        .map(({ text: words }) => words ?? '')
        .join('\n'),
      prompts.size,
    );
    if ('status' in turn) {
      response.writeHead(turn.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code: turn.status, message: 'scripted', status: 'INVALID_ARGUMENT' } }));
      return;
    }
    const calls = turn.files.map(({ path, content }, index) => ({
      functionCall: { id: `call-${prompts.size}-${index}`, name: 'write_file', args: { file_path: path, content } },
    }));
    const answer = results >= calls.length || !body.tools ? [{ text: 'Done.' }] : [{ text: turn.say }, ...calls];
    send(response, streams, {
      candidates: [{ content: { role: 'model', parts: answer }, index: 0, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 10, totalTokenCount: 110 },
      modelVersion: 'scripted',
    });
  }
}

interface GeminiRequest {
  contents?: { role: string; parts?: { text?: string; functionResponse?: unknown }[] }[];
  tools?: unknown;
}

function send(response: ServerResponse, streams: boolean, value: unknown): void {
  response.writeHead(200, { 'content-type': streams ? 'text/event-stream' : 'application/json' });
  response.end(streams ? `data: ${JSON.stringify(value)}\n\n` : JSON.stringify(value));
}
