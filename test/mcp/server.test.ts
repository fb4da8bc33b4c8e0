import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { GateReport } from '../../src/core/index.ts';
import { runSpawned } from '../support/runGtm.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const program = inRepository('dist/gtm.mjs');
const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

/** A server that was started, with what a client needs to reach it. */
interface Started {
  transport: Transport;
  stop(): Promise<void>;
}

const environment = (env: Record<string, string>) => ({ ...(process.env as Record<string, string>), ...env });

const overStdio = async (root: string, env: Record<string, string>): Promise<Started> => {
  const args = [program, 'mcp', '--project', root];
  const transport = new StdioClientTransport({ command: process.execPath, args, env: environment(env) });
  return { transport, stop: async () => {} };
};

/** Starts the server over HTTP; gives its address and token too. */
async function startHttp(root: string, env: Record<string, string> = {}) {
  const args = [program, 'mcp', '--http', '--project', root];
  const child: ChildProcess = spawn(process.execPath, args, {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, 'line')) as [string];
  const { url, token } = JSON.parse(line) as { url: string; token: string };
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = await ended;
    assert.equal(code, 0);
  };
  return { url, token, stop };
}

const overHttp = async (root: string, env: Record<string, string>): Promise<Started> => {
  const { url, token, stop } = await startHttp(root, env);
  const requestInit = { headers: { Authorization: `Bearer ${token}` } };
  // The SDK's own types differ from each other under strict optional properties.
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit }) as unknown as Transport;
  return { transport, stop };
};

for (const [name, start] of [
  ['standard input and output', overStdio],
  ['HTTP', overHttp],
] as const) {
  describe(`the MCP server over ${name}`, function () {
    this.timeout(180_000);
    let scratch: Scratch;
    let client: Client;
    let started: Started;

    const connect = async (env: Record<string, string> = {}) => {
      started = await start(scratch.root, env);
      client = new Client({ name: 'test', version: '1' });
      await client.connect(started.transport);
    };
    const disconnect = async () => {
      await client.close();
      await started.stop();
    };
    const call = async <T = Record<string, unknown>>(tool: string, args: Record<string, unknown> = {}): Promise<T> => {
      const { content, structuredContent, isError } = await client.callTool({ name: tool, arguments: args });
      const [first] = content as { type: string; text: string }[];
      assert.ok(!isError, first?.text);
      assert.deepEqual(JSON.parse(first?.text ?? ''), structuredContent);
      return structuredContent as T;
    };
    const refusal = async (tool: string, args: Record<string, unknown> = {}): Promise<string> => {
      const { content, isError } = await client.callTool({ name: tool, arguments: args });
      assert.equal(isError, true);
      return (content as { text: string }[])[0]?.text ?? '';
    };
    const gtm = async (...argv: string[]) =>
      JSON.parse((await runSpawned([...argv, '--json'], { cwd: scratch.root })).out);

    before(async () => {
      scratch = await (await Scratch.create()).copy('examples/acme-crm');
      await connect();
    });
    after(async () => {
      await disconnect();
      await scratch.remove();
    });

    it('says what it is for, and lists few tools, each described and marked', async () => {
      assert.equal(client.getServerVersion()?.name, 'gtm');
      assert.match(client.getInstructions() ?? '', /`gate` until it passes/);
      const { tools } = await client.listTools();
      const writing = tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map((tool) => tool.name);
      assert.deepEqual(writing, ['report_status', 'raise_conflict', 'record_learning']);
      assert.ok(tools.length <= 12);
      for (const { description = '', annotations, inputSchema } of tools) {
        assert.match(description, /^[A-Z][\s\S]{40,}\.$/);
        assert.equal(annotations?.destructiveHint, false);
        assert.equal(annotations?.openWorldHint, false);
        assert.equal(inputSchema.type, 'object');
      }
    });

    it('tells the same as the command line', async () => {
      assert.deepEqual((await call<{ playbooks: unknown[] }>('status')).playbooks, [await gtm('status')]);
      const { next } = await call<{ next: unknown }>('next_step');
      assert.deepEqual(next, (await gtm('next')).next);
      assert.deepEqual(await call('validate'), await gtm('check'));
      const { passed, ...report } = await call<GateReport & { passed: boolean }>('gate', {
        names: ['strategy'],
        evidence: true,
      });
      assert.equal(passed, true);
      assert.deepEqual(report, await gtm('gate', 'strategy'));
    });

    it('reads the files as they are at each call', async () => {
      const file = scratch.path(persona);
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/^objections:\n(?:[ #].*\n)*/m, ''));
      const { passed, gates } = await call<GateReport & { passed: boolean }>('gate', { names: ['gtm-strategy'] });
      await writeFile(file, text);
      assert.equal(passed, false);
      const [criterion] = gates.flatMap((gate) => gate.criteria).filter(({ status }) => status === 'fail');
      assert.match(criterion?.findings[0]?.message ?? '', /Sales director has no objections yet/);
      assert.equal('evidence' in (criterion ?? {}), false);
      assert.equal((await call<{ passed: boolean }>('gate', { names: ['gtm-strategy'] })).passed, true);
    });

    it('briefs a step as gtm does', async () => {
      const { text } = await call<{ text: string }>('brief', { step: 'gtm-strategy' });
      assert.equal(text, (await gtm('brief', 'gtm-strategy')).text);
      const short = await call<{ text: string }>('brief', { step: 'strategy/gtm-strategy', limit: 100 });
      assert.ok(short.text.length < text.length);
      assert.match(
        await refusal('brief', { step: 'strategy' }),
        /is a phase\. A brief is for one step: strategy\/gtm-strategy/,
      );
    });

    it('explains rules', async () => {
      const { title, messages } = await call<{ title: string; messages: object }>('explain_rule', {
        id: 'budget-balances',
      });
      assert.match(title, /\S/);
      assert.ok(Object.keys(messages).length > 0);
      assert.match(await refusal('explain_rule', { id: 'budget-balanced' }), /Did you mean budget-balances\?/);
    });

    it('calculates, and refuses what must not be calculated', async () => {
      const facts = { baseline: 0.05, minimum_effect: 0.01, alpha: 0.05, power: 0.8 };
      const { result } = await call<{ result: { per_variant: number[] } }>('experiment_size', facts);
      assert.deepEqual(result.per_variant, [8158, 8158]);
      const calculated = await call<{ result: { per_variant: number[] } }>('calculate', {
        name: 'experiment-size',
        input: facts,
      });
      assert.deepEqual(calculated.result.per_variant, result.per_variant);
      const { calculators } = await call<{ calculators: { name: string }[] }>('calculate');
      assert.ok(calculators.length > 40);
      const { input } = await call<{ input: object }>('calculate', { name: 'experiment-size' });
      assert.ok('properties' in input);
      assert.match(
        await refusal('experiment_size', { baseline: 0.05 }),
        /must have required property 'minimum_effect'/,
      );
      assert.match(await refusal('calculate', { name: 'experiment-sise' }), /Did you mean experiment-size\?/);
    });

    it('sizes an experiment as the command line does, in the words of its file', async () => {
      const written = { baseline: '5%', minimum_effect: '1pp', variants: 3, traffic: '2,000' };
      const { result } = await call<{ result: { per_variant: number[]; days: number; assumed: string[] } }>(
        'experiment_size',
        written,
      );
      assert.deepEqual(result.per_variant, [9880, 9880, 9880]);
      assert.equal(result.days, 21);
      assert.ok(result.assumed.includes('Holm’s correction'));
      const shares = await call<{ result: { per_variant: number[] } }>('experiment_size', {
        baseline: 0.05,
        minimum_effect: 0.01,
        variants: '80%,20%',
        method: 'unpooled',
      });
      assert.equal(Math.round((shares.result.per_variant[0] ?? 0) / (shares.result.per_variant[1] ?? 1)), 4);
      assert.match(
        await refusal('experiment_size', { baseline: '5%', minimum_effect: 'some' }),
        /^minimum_effect some does not read as a rate\. Write it as in 1%\./,
      );
      assert.match(
        await refusal('experiment_size', { baseline: '5%', minimum_effect: '1%', variants: 1 }),
        /^variants 1/,
      );
    });

    it('writes records as gtm does, and once they are right', async () => {
      const conflict = {
        agent: 'demand-generation',
        title: 'Who calls the guests of a clinic?',
        gates: ['pipeline-building'],
        impact: 'Nobody calls them.',
        positions: [{ agent: 'demand-gen', position: 'Sales does.' }],
      };
      const { file } = await call<{ file: string }>('raise_conflict', conflict);
      assert.equal(file, 'workspace/conflicts/who-calls-the-guests-of-a-clinic.md');
      assert.match(
        await readFile(scratch.path(file), 'utf8'),
        /^---\nkind: conflict\nid: who-calls[\s\S]*raised_by: demand-gen\n/,
      );
      const { conflicts } = await gtm('status');
      assert.ok(conflicts.some(({ title }: { title: string }) => title === conflict.title));
      assert.match(await refusal('raise_conflict', conflict), /exists already and stays as it is/);

      const status = { agent: 'coordinator', task: 'Wrote the strategy', status: 'complete', next: 'Approval' };
      const written = await call<{ file: string }>('report_status', {
        ...status,
        outputs: ['workspace/strategy/gtm-strategy.md'],
      });
      assert.equal(written.file, 'workspace/status/coordinator.md');
      await call('report_status', { ...status, task: 'Wrote it again' });
      assert.match(await readFile(scratch.path(written.file), 'utf8'), /task: Wrote it again/);

      const learning = await call<{ file: string }>('record_learning', {
        agent: 'growth-analyst',
        title: 'Minutes beat days',
        learnings: [{ statement: 'Naming minutes persuades.', evidence: 'signup-panel-promise', confidence: 'high' }],
      });
      assert.equal(learning.file, 'workspace/learnings/minutes-beat-days.md');
      assert.deepEqual((await gtm('check')).summary.error, 0);
    });

    it('writes nothing that the rules refuse, and says why', async () => {
      const status = { agent: 'coordinator', task: 'x', status: 'complete', next: 'y' };
      const before = await readFile(scratch.path('workspace/status/coordinator.md'), 'utf8').catch(() => '');
      assert.match(
        await refusal('report_status', { ...status, outputs: ['workspace/nowhere.md'] }),
        /Nothing was written[\s\S]*nowhere\.md/,
      );
      assert.match(
        await refusal('report_status', { ...status, status: 'finished' }),
        /`status` must be equal to one of the allowed values: not-started/,
      );
      assert.match(await refusal('report_status', { ...status, agent: 'cordinator' }), /Did you mean `coordinator`\?/);
      assert.match(
        await refusal('report_status', { ...status, approved: true }),
        /must NOT have additional properties: approved/,
      );
      const title = '../../.claude/agents/coordinator';
      const { file } = await call<{ file: string }>('raise_conflict', {
        agent: 'coordinator',
        title,
        gates: ['strategy'],
        impact: 'x',
      });
      assert.equal(file, 'workspace/conflicts/claude-agents-coordinator.md');
      assert.equal(await readFile(scratch.path('workspace/status/coordinator.md'), 'utf8').catch(() => ''), before);
    });

    it('says which tools there are, and what a name was meant to be', async () => {
      assert.match(await refusal('gates'), /There is no tool gates\. The tools are status, next_step, brief/);
      assert.match(await refusal('gate', { names: ['strateg'] }), /Did you mean strategy\?/);
      assert.match(await refusal('validate', { paths: ['../elsewhere'] }), /There is no document at \.\.\/elsewhere/);
    });

    it('lets an agent that it was started for write in no other name', async () => {
      await disconnect();
      await connect({ GTM_AGENT: 'demand-gen' });
      const status = { task: 'x', status: 'in-progress', next: 'y' };
      assert.equal((await call<{ file: string }>('report_status', status)).file, 'workspace/status/demand-gen.md');
      assert.match(await refusal('report_status', { ...status, agent: 'coordinator' }), /You work as demand-gen here/);
    });
  });
}

describe('the MCP server on loopback', function () {
  this.timeout(180_000);
  let server: Awaited<ReturnType<typeof startHttp>>;
  const post = (headers: Record<string, string>, body = '{}', url = server.url, method = 'POST') =>
    fetch(url, {
      method,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
      ...(method === 'POST' ? { body } : {}),
    });
  const bearer = () => ({ Authorization: `Bearer ${server.token}` });

  before(async () => {
    server = await startHttp(inRepository('examples/acme-crm'));
  });
  after(() => server.stop());

  it('listens on loopback only, with a token that nobody guesses', () => {
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/mcp$/);
    assert.match(server.token, /^[0-9a-f]{64}$/);
  });

  it('lets nobody in without the token', async () => {
    assert.equal((await post({})).status, 401);
    assert.equal((await post({ Authorization: 'Bearer wrong' })).status, 401);
    assert.equal((await post({ Authorization: server.token })).status, 401);
  });

  it('serves no page of another site, nor another host name', async () => {
    assert.equal((await post({ ...bearer(), Origin: 'https://evil.example' })).status, 403);
    const { hostname, port } = new URL(server.url);
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const options = {
        host: hostname,
        port,
        path: '/mcp',
        method: 'POST',
        headers: { ...bearer(), Host: 'evil.example' },
      };
      request(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end('{}');
    });
    assert.equal(status, 403);
  });

  it('answers wrong requests in words, and goes on', async () => {
    assert.equal((await post(bearer(), '{}', server.url.replace('/mcp', '/'))).status, 404);
    assert.equal((await post(bearer(), '', server.url, 'GET')).status, 405);
    assert.equal((await post(bearer(), 'not json')).status, 400);
    assert.equal((await post(bearer(), JSON.stringify('x'.repeat(1_000_001)))).status, 413);
    const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
    const response = await post(bearer(), JSON.stringify(list));
    assert.equal(response.status, 200);
    assert.ok(((await response.json()) as { result: { tools: unknown[] } }).result.tools.length > 0);
  });

  it('takes a token from the environment, unless it is short, and says when a port is taken', async () => {
    const root = inRepository('examples/acme-crm');
    const token = 'a'.repeat(40);
    const other = await startHttp(root, { GTM_MCP_TOKEN: token });
    assert.equal(other.token, token);
    const port = new URL(other.url).port;
    const taken = await runSpawned(['mcp', '--http', '--port', port], { cwd: root });
    assert.equal(taken.code, 2);
    assert.match(taken.err, new RegExp(`Port ${port} cannot be used`));
    await other.stop();
    const short = await runSpawned(['mcp', '--http'], { cwd: root, env: { GTM_MCP_TOKEN: 'short' } });
    assert.equal(short.code, 2);
    assert.match(short.err, /at least 32 characters/);
  });
});
