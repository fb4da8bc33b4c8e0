// An agent that speaks the protocol and does what a script says, good and bad. Usage: scriptedAgent.ts SCRIPT.json
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import * as acp from '@agentclientprotocol/sdk';
import type { Act, Script } from './script.ts';

const script = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as Script;

interface Session {
  cwd: string;
  step: string;
  turn: number;
  servers: readonly acp.McpServer[];
  cancel: AbortController;
}

const sessions = new Map<string, Session>();
let calls = 0;

const connection = acp
  .agent({ name: 'scripted' })
  .onRequest(acp.methods.agent.initialize, () => ({
    protocolVersion: acp.PROTOCOL_VERSION,
    agentCapabilities: { mcpCapabilities: { http: true } },
    agentInfo: { name: 'scripted', version: '1' },
  }))
  .onRequest(acp.methods.agent.session.new, ({ params }) => {
    if (script.signedOut) throw new acp.RequestError(-32000, 'Authentication required');
    const sessionId = `s${sessions.size + 1}`;
    sessions.set(sessionId, {
      cwd: params.cwd,
      step: '',
      turn: 0,
      servers: params.mcpServers,
      cancel: new AbortController(),
    });
    return { sessionId };
  })
  .onNotification(acp.methods.agent.session.cancel, ({ params }) => {
    if (!script.deaf) sessions.get(params.sessionId)?.cancel.abort();
  })
  .onRequest(acp.methods.agent.session.prompt, async ({ params }) => {
    const session = sessions.get(params.sessionId);
    if (!session) throw new acp.RequestError(-32602, 'no session');
    const text = params.prompt.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
    session.step ||= Object.keys(script).find((step) => text.includes(`Step \`${step}\``)) ?? 'default';
    const turns = script[session.step] ?? [];
    const acts = turns[Math.min(session.turn, turns.length - 1)] ?? [];
    session.turn += 1;
    for (const act of acts) {
      await perform(session, params.sessionId, act);
      if (session.cancel.signal.aborted) return { stopReason: 'cancelled' as const };
    }
    return { stopReason: 'end_turn' as const };
  })
  .connect(
    acp.ndJsonStream(
      Writable.toWeb(process.stdout) as WritableStream<Uint8Array>,
      Readable.toWeb(process.stdin) as ReadableStream<Uint8Array>,
    ),
  );

const say = (sessionId: string, text: string) =>
  connection.client.notify(acp.methods.client.session.update, {
    sessionId,
    update: { sessionUpdate: 'agent_message_chunk', content: { type: 'text', text } },
  });

async function perform(session: Session, sessionId: string, act: Act): Promise<void> {
  const at = (file: string) => path.resolve(session.cwd, file);
  const put = async (file: string, content: string) => {
    await mkdir(path.dirname(at(file)), { recursive: true }).catch(() => {});
    await writeFile(at(file), content).catch(() => {});
  };
  const contentOf = async ({ from, content = 'x\n' }: { from?: string; content?: string }) =>
    from === undefined ? content : readFile(from, 'utf8');
  if ('say' in act) await say(sessionId, act.say);
  else if ('write' in act) {
    const allowed = await ask(sessionId, {
      kind: 'edit',
      title: `Write ${act.write}`,
      file: at(act.write),
      raw: act.write,
    });
    if (allowed || act.insist) await put(act.write, await contentOf(act));
  } else if ('sneak' in act) await put(act.sneak, await contentOf(act));
  else if ('link' in act) await symlink(act.to, at(act.link)).catch(() => {});
  else if ('remove' in act) await rm(at(act.remove), { force: true });
  else if ('run' in act) {
    const { stdout, stderr } = spawnSync(act.run, act.args, { cwd: session.cwd, encoding: 'utf8' });
    await say(sessionId, `${stdout}${stderr}`);
  } else if ('shell' in act) await ask(sessionId, { kind: 'execute', title: act.shell });
  else if ('delete' in act)
    await ask(sessionId, { kind: 'delete', title: `Delete ${act.delete}`, file: at(act.delete) });
  else if ('read' in act)
    await ask(sessionId, { kind: 'read', title: `Read ${act.read}`, file: at(act.read), raw: act.read });
  else if ('fork' in act) fork(act.fork);
  else if ('flood' in act) for (let i = 0; i < act.flood; i++) await say(sessionId, `line ${i}\n`);
  else if ('huge' in act) await say(sessionId, 'x'.repeat(act.huge));
  else if ('crash' in act) {
    process.stderr.write('something broke inside\n');
    process.exit(act.crash);
  } else if ('crashOnce' in act) {
    if (existsSync(act.crashOnce)) return;
    await writeFile(act.crashOnce, '');
    process.exit(act.status);
  } else if ('error' in act) throw new acp.RequestError(act.error, act.message);
  else if ('noise' in act) process.stdout.write(`${act.noise}\n`);
  else if ('environment' in act)
    await say(
      sessionId,
      Object.entries(process.env)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    );
  else if ('call' in act) await say(sessionId, await callTool(session, act.call, act.args));
  else if ('hang' in act) {
    await writeFile(act.hang, String(process.pid));
    await new Promise<void>((resolve) => {
      // Keeps the process awake even when its input closes.
      const timer = setInterval(() => {}, 1000);
      session.cancel.signal.addEventListener('abort', () => {
        clearInterval(timer);
        resolve();
      });
    });
  } else if ('waitFor' in act) await appears(act.waitFor);
}

async function ask(
  sessionId: string,
  { kind, title, file, raw }: { kind: acp.ToolKind; title: string; file?: string; raw?: string },
) {
  const toolCallId = `c${++calls}`;
  const call = {
    toolCallId,
    title,
    kind,
    status: 'pending' as const,
    locations: file === undefined ? [] : [{ path: file }],
    rawInput: raw === undefined ? {} : { file_path: raw },
  };
  await connection.client.notify(acp.methods.client.session.update, {
    sessionId,
    update: { sessionUpdate: 'tool_call', ...call },
  });
  const answer = await connection.client.request(acp.methods.client.session.requestPermission, {
    sessionId,
    toolCall: call,
    options: [
      { optionId: 'always', name: 'Always', kind: 'allow_always' },
      { optionId: 'yes', name: 'Yes', kind: 'allow_once' },
      { optionId: 'no', name: 'No', kind: 'reject_once' },
    ],
  });
  const { outcome } = answer as acp.RequestPermissionResponse;
  if (outcome.outcome === 'selected' && outcome.optionId === 'always') throw new Error('nobody should allow for ever');
  return outcome.outcome === 'selected' && outcome.optionId === 'yes';
}

/** A process that writes its number to the file named by its argument and stays. */
function fork(how: 'session' | 'orphan'): void {
  const stay = 'require("node:fs").appendFileSync(process.argv[1], process.pid + "\\n"); setInterval(() => {}, 1000);';
  const file = path.join(path.dirname(process.argv[2] ?? ''), 'forked.txt');
  if (how === 'session') spawn(process.execPath, ['-e', stay, file], { detached: true, stdio: 'ignore' }).unref();
  else {
    const middle = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(stay)}, process.argv[1]], { detached: true, stdio: "ignore" }).unref();`;
    spawn(process.execPath, ['-e', middle, file], { detached: true, stdio: 'ignore' }).unref();
  }
}

async function callTool(session: Session, name: string, args: Record<string, unknown>): Promise<string> {
  const server = session.servers.find((one) => 'url' in one);
  if (!server || !('url' in server)) return 'no tools were offered';
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...Object.fromEntries(server.headers.map((header) => [header.name, header.value])),
  };
  const answer = await fetch(server.url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }),
  });
  return `${answer.status} ${await answer.text()}`;
}

function appears(file: string): Promise<void> {
  if (existsSync(file)) return Promise.resolve();
  return new Promise((resolve) => {
    const watcher = watch(path.dirname(file), () => {
      if (!existsSync(file)) return;
      watcher.close();
      resolve();
    });
  });
}

await connection.closed;
