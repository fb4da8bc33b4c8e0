import { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import * as acp from '@agentclientprotocol/sdk';
import { type RunningProcess, startProcess } from '../process.ts';
import { type Call, CallLog } from './acpCalls.ts';
import { eventOf } from './acpEvents.ts';
import { decide, ourServer } from './acpPermission.ts';
import { withoutSecrets } from './agentEnvironment.ts';
import type { AgentSession, SessionRequest, TurnEnd } from './agentSession.ts';
import { AgentFailure, reasonIn } from './failure.ts';
import { startCommand } from './startCommand.ts';
import { type Patience, spanText, usualPatience, Watchdog } from './watchdog.ts';

/** Updates in one turn after which an agent is taken to run wild. */
const updateLimit = 100_000;
/** Longest message that is read. */
const messageLimit = 16 * 1024 * 1024;
/** How long an agent may take to stop by itself. */
const stopTime = 3000;

/** Starts an agent that speaks the Agent Client Protocol, version 1. It is offered neither our files nor a terminal. */
export async function startAcpSession(
  request: SessionRequest,
  patience: Patience = usualPatience,
): Promise<AgentSession> {
  const { command, args, env, dispose } = await startCommand(request);
  const child = startProcess(
    { command, args, cwd: request.cwd, env: { ...env, GTM_RUN: request.run } },
    // Several steps of one run work at once; the end of one is not the end of the others.
    { name: 'GTM_RUN_STEP', value: `${request.run}/${request.step.id}` },
  );
  const session = new AcpSession(request, child, env, patience, dispose);
  try {
    await session.open();
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

class AcpSession implements AgentSession {
  readonly #request: SessionRequest;
  readonly #child: RunningProcess;
  readonly #env: NodeJS.ProcessEnv;
  readonly #dispose: () => Promise<void>;
  readonly #watchdog: Watchdog;
  readonly #calls: CallLog;
  readonly #connection: acp.ClientConnection;
  readonly #lost: Promise<never>;
  #loseWith: (error: unknown) => void = () => {};
  #session = '';
  #stderr = '';
  #said = '';
  #refused: TurnEnd['refused'] = [];
  #updates = 0;
  #closed: Promise<void> | undefined;

  constructor(
    request: SessionRequest,
    child: RunningProcess,
    env: NodeJS.ProcessEnv,
    patience: Patience,
    dispose: () => Promise<void>,
  ) {
    this.#request = request;
    this.#child = child;
    this.#env = env;
    this.#calls = new CallLog(request.cwd, (text) => this.#clean(text));
    this.#dispose = dispose;
    const { title } = request.runner.row;
    this.#lost = new Promise<never>((_, reject) => {
      this.#loseWith = reject;
    });
    this.#lost.catch(() => {});
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-4000);
    });
    child.ended.then(
      (code) => this.#loseWith(this.#crash(code)),
      (error: Error) =>
        this.#loseWith(new AgentFailure('configuration', `${title} cannot be started: ${error.message}`)),
    );
    this.#watchdog = new Watchdog(
      patience,
      (seconds) => request.onEvent({ type: 'waiting', step: request.step.id, seconds }),
      () =>
        this.#loseWith(
          new AgentFailure('network', `${title} was silent for ${spanText(patience.end)}, so it was stopped.`),
        ),
    );
    const stream = acp.ndJsonStream(
      Writable.toWeb(child.stdin) as WritableStream<Uint8Array>,
      Readable.toWeb(child.stdout) as unknown as ReadableStream<Uint8Array>,
      { maxMessageBytes: messageLimit },
    );
    this.#connection = acp
      .client({ name: 'gtm' })
      .onRequest(acp.methods.client.session.requestPermission, ({ params }) => this.#answer(params))
      .onNotification(acp.methods.client.session.update, ({ params }) => this.#update(params.update))
      .connect(stream);
  }

  async open(): Promise<void> {
    const { row } = this.#request.runner;
    const { cwd, role, tools } = this.#request;
    this.#watchdog.heard();
    const init = await this.#ask(
      this.#connection.agent.request(acp.methods.agent.initialize, {
        protocolVersion: acp.PROTOCOL_VERSION,
        clientInfo: { name: 'gtm', version: '1' },
        clientCapabilities: { fs: { readTextFile: false, writeTextFile: false }, terminal: false },
      }),
    );
    const capabilities = init.agentCapabilities as
      | { sessionCapabilities?: { systemPrompt?: unknown }; mcpCapabilities?: { http?: boolean } }
      | undefined;
    const takesRole = row.role === 'system' && capabilities?.sessionCapabilities?.systemPrompt !== undefined;
    const servers: acp.McpServer[] =
      tools && capabilities?.mcpCapabilities?.http
        ? [
            {
              type: 'http',
              name: ourServer,
              url: tools.url,
              headers: [{ name: 'Authorization', value: `Bearer ${tools.token}` }],
            },
          ]
        : [];
    const { sessionId } = await this.#ask(
      this.#connection.agent.request(acp.methods.agent.session.new, {
        cwd,
        mcpServers: servers,
        ...(row.meta ? { _meta: row.meta } : {}),
        ...(takesRole ? { systemPrompt: { mode: 'append', content: [{ type: 'text', text: role }] } } : {}),
      }),
    );
    this.#session = sessionId;
    this.#watchdog.rest();
  }

  async prompt(text: string): Promise<TurnEnd> {
    const { signal } = this.#request;
    signal.throwIfAborted();
    this.#said = '';
    this.#refused = [];
    this.#updates = 0;
    this.#watchdog.heard();
    const cancel = () => {
      void this.#connection.agent
        .notify(acp.methods.agent.session.cancel, { sessionId: this.#session })
        .catch(() => {});
      setTimeout(() => this.#loseWith(signal.reason), stopTime).unref();
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const { stopReason } = await this.#ask(
        this.#connection.agent.request(acp.methods.agent.session.prompt, {
          sessionId: this.#session,
          prompt: [{ type: 'text', text }],
        }),
      );
      signal.throwIfAborted();
      return { stop: stopReason, said: this.#said, refused: this.#refused };
    } finally {
      signal.removeEventListener('abort', cancel);
      this.#watchdog.rest();
    }
  }

  close(): Promise<void> {
    this.#watchdog.rest();
    this.#closed ??= (async () => {
      this.#child.stdin.end();
      await this.#child.end();
      this.#connection.close();
      await this.#dispose();
    })();
    return this.#closed;
  }

  /** Waits for an answer, unless the agent is lost meanwhile. */
  async #ask<T>(answer: Promise<T>): Promise<T> {
    try {
      return await Promise.race([answer, this.#lost]);
    } catch (error) {
      if (this.#request.signal.aborted || error instanceof AgentFailure) throw error;
      // Its pipes close a moment before it has ended, and how it ended says more.
      if (this.#connection.signal.aborted) await Promise.race([this.#lost, wait(stopTime, undefined, { ref: false })]);
      throw this.#explain(error);
    }
  }

  #explain(error: unknown): AgentFailure {
    const { row } = this.#request.runner;
    const { message, code, data } = error as { message?: string; code?: number; data?: unknown };
    const detail = data === undefined ? '' : ` ${typeof data === 'string' ? data : JSON.stringify(data)}`;
    const said = this.#clean(`${message ?? String(error)}${detail}`).slice(0, 600);
    const reason = code === -32000 ? (reasonIn(said) ?? 'sign-in') : (reasonIn(`${said} ${this.#stderr}`) ?? 'crash');
    const advice = reason === 'sign-in' ? ` ${row.signIn}` : '';
    return new AgentFailure(reason, `${row.title} said: ${said}.${advice}`.replace('..', '.'), { cause: error });
  }

  #crash(code: number | undefined): AgentFailure {
    const { row } = this.#request.runner;
    const how = code === undefined ? 'ended' : `ended with status ${code}`;
    const last = this.#clean(this.#stderr).trim().split('\n').slice(-5).join('\n');
    const reason = reasonIn(last) ?? 'crash';
    return new AgentFailure(
      reason,
      `${row.title} ${how} in the middle of its work.${last ? ` It last wrote: ${last}` : ''}`,
    );
  }

  #clean(text: string): string {
    return withoutSecrets(text, this.#env);
  }

  async #answer({ toolCall, options }: acp.RequestPermissionRequest): Promise<acp.RequestPermissionResponse> {
    this.#watchdog.heard();
    const cancelled = { outcome: { outcome: 'cancelled' as const } };
    if (this.#request.signal.aborted) return cancelled;
    const { isAllowed, refused } = await decide(this.#request, this.#calls.asked(toolCall), (call) =>
      this.#confirm(call),
    );
    this.#refused.push(...refused);
    // Never "always": each call is judged for itself.
    const option = options.find(({ kind }) => kind === (isAllowed ? 'allow_once' : 'reject_once'));
    return option ? { outcome: { outcome: 'selected', optionId: option.optionId } } : cancelled;
  }

  /** Asks a person where that was wanted. They may take their time: it is not the agent that is silent. */
  async #confirm({ title, shown }: Call): Promise<boolean> {
    this.#watchdog.rest();
    try {
      return await this.#request.confirm(title, shown);
    } finally {
      this.#watchdog.heard();
    }
  }

  #update(update: acp.SessionUpdate): void {
    this.#watchdog.heard();
    this.#updates += 1;
    if (this.#updates > updateLimit) {
      this.#loseWith(
        new AgentFailure(
          'crash',
          `${this.#request.runner.row.title} sent more than ${updateLimit} messages in one turn, so it was stopped.`,
        ),
      );
      return;
    }
    const event = eventOf(update, this.#calls, this.#request.step.id);
    if (event?.type === 'say') this.#said = (this.#said + event.text).slice(-4000);
    if (event) this.#request.onEvent(event);
  }
}
