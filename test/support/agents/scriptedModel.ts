import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { anthropic } from './model/anthropic.ts';
import { serverCall, writeCall } from './model/chooseTool.ts';
import { completions } from './model/completions.ts';
import { google } from './model/google.ts';
import { responses } from './model/responses.ts';
import type { ModelCall, ModelRequest, Wire } from './model/wire.ts';

/** What the model answers to a prompt: words, files to write, and calls of our tools. */
export interface ModelTurn {
  say: string;
  files?: readonly { path: string; content: string }[];
  calls?: readonly { tool: string; args: Record<string, unknown> }[];
}

/** An error, or no answer at all. */
type Refusal = { status: number } | { silent: true };

type Answer = (prompt: string, turn: number) => ModelTurn | Refusal;

const wires: readonly Wire[] = [google, anthropic, responses, completions];

/** How a prompt of ours begins: briefs, and what is said after a turn. */
const ours = /^(?:# Brief|The files were checked)/m;

/**
 * A model on loopback that speaks the protocols of Google, Anthropic and OpenAI, and answers from a script, by what the prompt
 * says. It makes one call at a time, with the tools that it is offered.
 */
export class ScriptedModel {
  readonly #server: Server;
  readonly #answer: Answer;
  #count = 0;
  /** What calls gave back, in order, with the turn they were made in. */
  readonly heard: { turn: number; text: string }[] = [];
  /** What was to be called and was not offered. */
  readonly notOffered: string[] = [];
  #fellSilent: () => void = () => {};
  /** Resolves once it leaves a request without an answer. */
  readonly silence = new Promise<void>((resolve) => {
    this.#fellSilent = resolve;
  });

  private constructor(server: Server, answer: Answer) {
    this.#server = server;
    this.#answer = answer;
  }

  /**
   * @param answer what to do for the latest prompt; `turn` counts the prompts of the conversation from 1
   */
  static async start(answer: Answer): Promise<ScriptedModel> {
    const server = createServer();
    const model = new ScriptedModel(server, answer);
    server.on('request', (request, response) => void model.#handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return model;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse((await text(message)) || '{}') as unknown;
    const path = (message.url ?? '').split('?')[0] ?? '';
    const wire = wires.find((one) => one.path.test(path));
    if (!wire) return sendOther(response, path);
    const request = wire.read(body, path);
    const answer = this.#next(request);
    if ('silent' in answer) return this.#fellSilent();
    if ('status' in answer) return sendJson(response, wire.error(answer.status), answer.status);
    const sent = wire.write({ ...answer, number: ++this.#count }, request.streams);
    if (!Array.isArray(sent)) return sendJson(response, sent);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(sent.join(''));
  }

  /** The next thing that the script has for a conversation: the call after those that have been made, or a last word. */
  #next({ entries, ...request }: ModelRequest): { say: string; calls: ModelCall[] } | Refusal {
    const prompts = entries.filter(({ from, text: said }) => from === 'person' && ours.test(said));
    const last = prompts.at(-1);
    const said = entries.filter(({ from }) => from === 'person').map((entry) => entry.text);
    const turn = this.#answer(said.join('\n'), prompts.length);
    if ('status' in turn || 'silent' in turn) return turn;
    const results = entries.slice(last ? entries.lastIndexOf(last) + 1 : 0).filter(({ from }) => from === 'call');
    const result = results.at(-1);
    if (result) this.heard.push({ turn: prompts.length, text: result.text });
    // Without tools, a title or a summary is wanted.
    if (request.tools.length === 0) return { say: 'Done.', calls: [] };
    const whole = { ...request, entries };
    const script = [
      ...(turn.files ?? []).map(({ path, content }) => [path, () => writeCall(whole, path, content)] as const),
      ...(turn.calls ?? []).map(({ tool, args }) => [tool, () => serverCall(whole, tool, args)] as const),
    ];
    const step = script[results.length];
    if (!step) return { say: 'Done.', calls: [] };
    const call = step[1]();
    if (!call) this.notOffered.push(step[0]);
    return { say: results.length === 0 ? turn.say : 'Next.', calls: call ? [call] : [] };
  }
}

/** Tools ask for models and counts beside the conversation. */
function sendOther(response: ServerResponse, path: string): void {
  if (/\/models$/.test(path)) sendJson(response, { object: 'list', data: [{ id: 'scripted', object: 'model' }] });
  else if (/count_?tokens$/i.test(path)) sendJson(response, { input_tokens: 100, totalTokens: 100 });
  else sendJson(response, { error: { message: `not scripted: ${path}` } }, 404);
}

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
