// One conversation in one protocol: what it asks and what it is told share a state that no second file should see.
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import * as acp from '@agentclientprotocol/sdk';
import { filesOfCall, ruleFor } from '../../core/index.ts';
import { type RunningProcess, startProcess } from '../process.ts';
import { withoutSecrets } from './agentEnvironment.ts';
import type { AgentSession, SessionRequest, TurnEnd } from './agentSession.ts';
import { AgentFailure, reasonIn } from './failure.ts';
import { startCommand } from './startCommand.ts';
import { type Patience, usualPatience, Watchdog } from './watchdog.ts';

/** Name under which an agent knows our tools. */
const ourServer = 'gtm';
/** Updates in one turn after which an agent is taken to run wild. */
const updateLimit = 100_000;
/** Longest message that is read. */
const messageLimit = 16 * 1024 * 1024;
/** How long an agent may take to stop by itself. */
const stopTime = 3000;

type Call = Partial<acp.ToolCallUpdate>;

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
  readonly #calls = new Map<string, Call>();
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
          new AgentFailure(
            'network',
            `${title} was silent for ${Math.round(patience.end / 60_000)} minutes, so it was stopped.`,
          ),
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
    const call = { ...this.#calls.get(toolCall.toolCallId), ...given(toolCall) } as Call;
    const files = filesOfCall(call);
    const title = this.#clean(call.title ?? call.kind ?? '');
    const rule = ruleFor({ kind: call.kind ?? undefined, title, files }, this.#request.tools ? ourServer : undefined);
    const verdict = await this.#judge(rule, files);
    const allowed = verdict === undefined && (rule !== 'files' || (await this.#confirm(title, files)));
    const { id: step } = this.#request.step;
    if (allowed) this.#request.onEvent({ type: 'allowed', step, title, files: this.#inside(files) });
    else {
      const reason = verdict ?? 'was not allowed by the person asked';
      this.#refused.push(
        ...(files.length > 0 ? files : [title]).map((file) => ({ file: this.#inside([file])[0] ?? file, reason })),
      );
      this.#request.onEvent({ type: 'refused', step, title, files: this.#inside(files), reason });
    }
    // Never "always": each call is judged for itself.
    const option = options.find(({ kind }) => kind === (allowed ? 'allow_once' : 'reject_once'));
    return option ? { outcome: { outcome: 'selected', optionId: option.optionId } } : cancelled;
  }

  /** Asks a person where that was wanted. They may take their time: it is not the agent that is silent. */
  async #confirm(title: string, files: readonly string[]): Promise<boolean> {
    this.#watchdog.rest();
    try {
      return await this.#request.confirm(title, this.#inside(files));
    } finally {
      this.#watchdog.heard();
    }
  }

  /** Why a call is refused; undefined when it is not. */
  async #judge(rule: ReturnType<typeof ruleFor>, files: readonly string[]): Promise<string | undefined> {
    if (rule === 'reading' || rule === 'our-tool') return undefined;
    if (rule === 'no') return 'could change anything';
    for (const file of files) {
      const verdict = await this.#request.judge(file);
      if (!verdict.allowed) return verdict.reason;
    }
    return undefined;
  }

  #inside(files: readonly string[]): string[] {
    const { cwd } = this.#request;
    const beside = path.dirname(cwd);
    // The copy lies in a folder of its own; what lies beside it reads best from the project.
    const named = files.map((file) => (file.startsWith(beside + path.sep) ? path.relative(cwd, file) : file));
    return [...new Set(named)];
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
    const { id: step } = this.#request.step;
    const { onEvent } = this.#request;
    switch (update.sessionUpdate) {
      case 'agent_message_chunk':
      case 'agent_thought_chunk': {
        if (update.content.type !== 'text') return;
        const text = this.#clean(update.content.text);
        const isSaid = update.sessionUpdate === 'agent_message_chunk';
        if (isSaid) this.#said = (this.#said + text).slice(-4000);
        onEvent({ type: isSaid ? 'say' : 'think', step, text });
        return;
      }
      case 'plan':
        onEvent({
          type: 'plan',
          step,
          entries: update.entries.map(({ content, status }) => ({ text: this.#clean(content), status })),
        });
        return;
      case 'tool_call':
      case 'tool_call_update': {
        const call = { ...this.#calls.get(update.toolCallId), ...given(update) } as Call;
        this.#calls.set(update.toolCallId, call);
        const files = this.#inside(filesOfCall(call));
        onEvent({
          type: 'tool',
          step,
          id: update.toolCallId,
          title: this.#clean(call.title ?? ''),
          status: call.status ?? 'pending',
          files,
        });
        return;
      }
      default:
        // Newer agents send more than we know; it is not needed.
        return;
    }
  }
}

/** An update without what it leaves open. */
function given<T extends object>(update: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(update).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<T>;
}
