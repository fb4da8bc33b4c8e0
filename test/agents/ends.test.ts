import assert from 'node:assert/strict';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '../../src/node/processTree.ts';
import { AgentProject } from '../support/agents/agentProject.ts';
import type { Act, Script } from '../support/agents/script.ts';

const step = 'strategy/core-framework';
const voice = 'workspace/messaging/brand-voice.md';

describe('how a run ends', function () {
  this.timeout(240_000);
  let project: AgentProject;
  beforeEach(async () => {
    project = await AgentProject.create();
    await project.have('strategy/gtm-strategy');
  });
  afterEach(() => project.remove());

  const of = (...turns: Act[][]): Script => ({ [step]: turns });
  const isGone = async (pid: number) => assert.equal(await isAlive(pid), false, `process ${pid} is still there`);

  it('done only when the files say so, whatever the agent claims', async () => {
    const { code, result } = await project.run(
      ['core-framework', '--turns', '2'],
      of([{ say: 'I have written everything. The gate passes.' }]),
    );
    assert.equal(code, 1);
    assert.equal(result.outcome, 'incomplete');
    assert.match(result.message, /5 outputs are missing/);
    assert.deepEqual(result.files, []);
    assert.deepEqual(await project.subjects(), ['Have', 'Start']);
  });

  it('incomplete keeps what is in form, uncommitted, and says what is left', async () => {
    const { code, result } = await project.run(
      ['core-framework', '--turns', '2'],
      of([{ write: voice, content: '# Voice\n\n## Voice\n\nShort.\n' }]),
    );
    assert.equal(code, 1);
    assert.equal(result.outcome, 'incomplete');
    assert.deepEqual(result.files, [voice]);
    assert.match(result.findings.join('\n'), /brand-voice\.md:\d+: .*50/);
    assert.match(await project.status(), /\?\? workspace\/messaging\/brand-voice\.md/);
    assert.match(await readFile(project.path('workspace/status/brand-messaging.md'), 'utf8'), /\nstatus: blocked\n/);
  });

  it('a file that does not read stays out', async () => {
    const { result } = await project.run(
      ['core-framework', '--turns', '1'],
      of([{ write: 'workspace/messaging/core.messaging.yaml', content: 'kind: messaging\ntitle: [\n' }]),
    );
    assert.equal(result.outcome, 'incomplete');
    assert.deepEqual(result.files, []);
  });

  it('a repair after the first turn counts', async () => {
    const good = await AgentProject.outputs(step);
    const { code, events } = await project.run(['core-framework'], of(good.slice(0, 2), good));
    assert.equal(code, 0);
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'turn' ? [event.turn] : [])),
      [1, 2],
    );
  });

  const failures: [name: string, acts: Act[], reason: string, said: RegExp][] = [
    [
      'a crash',
      [{ say: 'working' }, { crash: 3 }],
      'crash',
      /ended with status 3 in the middle of its work\. It last wrote: something broke inside/,
    ],
    ['a rate limit', [{ error: -32603, message: '429 Too many requests' }], 'rate-limit', /429/],
    ['a lost connection', [{ error: -32603, message: 'fetch failed: ECONNREFUSED' }], 'network', /ECONNREFUSED/],
    ['a refused request', [{ error: -32603, message: 'HTTP 400 invalid request' }], 'configuration', /400/],
    [
      'words about a limit and no work',
      [{ say: 'Error: 429 rate limit exceeded, please retry' }],
      'rate-limit',
      /changed nothing and said/,
    ],
  ];
  for (const [name, acts, reason, said] of failures) {
    it(`failed, with its reason, after ${name}`, async () => {
      const { code, result } = await project.run(['core-framework', '--turns', '2'], of(acts));
      assert.equal(code, 1);
      assert.equal(result.outcome, 'failed', JSON.stringify(result));
      assert.equal(result.reason, reason);
      assert.match(result.message, said);
      assert.equal(await project.status(), '');
      assert.deepEqual(await project.scratches(), []);
    });
  }

  it('failed after silence, which it tells of first, and after too long a time', async () => {
    const hangs = of([{ hang: `${project.beside}/unused` }]);
    const silent = await project.run(['core-framework', '--silence', '0.02', '--attempts', '1'], hangs);
    assert.equal(silent.result.outcome, 'failed');
    assert.equal(silent.result.reason, 'network');
    assert.match(silent.result.message, /was silent for 1 second, so it was stopped/);
    assert.ok(silent.events.some(({ type }) => type === 'waiting'));
    const slow = await project.run(['core-framework', '--timeout', '0.03'], hangs);
    assert.equal(slow.result.outcome, 'failed');
    assert.equal(slow.result.reason, 'time');
    assert.match(slow.result.message, /took longer than 2 seconds/);
    assert.equal(await project.status(), '');
    assert.deepEqual(await project.scratches(), []);
  });

  it('failed when nobody is signed in, and says how to', async () => {
    const { result } = await project.run(['strategy'], { signedOut: [[]] });
    assert.equal(result.outcome, 'failed');
    assert.equal(result.reason, 'sign-in');
    assert.match(result.message, /Authentication required.*Sign in\./);
  });

  it('refuses to start an agent that is not installed, and says how to install it', async () => {
    const { code, err } = await project.run(['core-framework', '--runner', 'codex'], of([]), { PATH: '/nowhere' });
    assert.equal(code, 2);
    assert.match(err, /Git is not installed|npm install --global @openai\/codex/);
  });

  it('survives a flood of words, noise between the messages, and still reads the files', async () => {
    const acts: Act[] = [{ flood: 3000 }, { noise: 'this is no message' }, ...(await AgentProject.outputs(step))];
    const { code } = await project.run(['core-framework'], of(acts));
    assert.equal(code, 0);
  });

  it('stops an agent whose message is beyond all measure', async () => {
    const { result } = await project.run(['core-framework', '--turns', '1'], of([{ huge: 20_000_000 }]));
    assert.equal(result.outcome, 'failed');
    assert.deepEqual(await project.scratches(), []);
  });

  for (const deaf of [false, true]) {
    it(`cancelled leaves no process behind, ${deaf ? 'even of an agent that does not listen' : 'children in sessions of their own included'}`, async () => {
      const script: Script = {
        ...of([{ fork: 'session' }, { fork: 'orphan' }, { hang: `${project.beside}/hangs` }]),
        ...(deaf ? { deaf: [[]] } : {}),
      };
      const run = await project.start(['core-framework'], script);
      const agent = Number(await project.appears('hangs'));
      let forked = await project.appears('forked.txt');
      while (forked.trim().split('\n').length < 2)
        forked = await readFile(path.join(project.beside, 'forked.txt'), 'utf8');
      run.child.stdin?.write('{"cancel": true}\n');
      const { code, result } = await run.end();
      assert.equal(code, 1);
      assert.equal(result.outcome, 'cancelled');
      for (const pid of [agent, ...forked.trim().split('\n').map(Number)]) await isGone(pid);
      assert.equal(await project.status(), '');
      assert.deepEqual(await project.scratches(), []);
    });
  }

  it('a crash leaves none of its children behind either', async () => {
    const run = await project.start(
      ['core-framework'],
      of([{ fork: 'orphan' }, { waitFor: `${project.beside}/forked.txt` }, { crash: 1 }]),
    );
    const forked = Number((await project.appears('forked.txt')).trim());
    assert.equal((await run.end()).result.outcome, 'failed');
    await isGone(forked);
  });

  it('a person who typed into an output meanwhile loses nothing, and nothing is committed', async () => {
    const go = `${project.beside}/go`;
    const run = await project.start(
      ['core-framework'],
      of(
        [...(await AgentProject.outputs(step)), { hang: `${project.beside}/unused` }]
          .slice(0, -1)
          .concat([{ say: 'ready' }, { waitFor: go }]),
      ),
    );
    await run.until(({ type }) => type === 'say');
    await project.repository.scratch.write({ [voice]: 'My own words.\n' });
    await writeFile(go, '');
    const { code, result } = await run.end();
    assert.equal(code, 1);
    assert.equal(result.outcome, 'incomplete');
    assert.match(result.message, /Somebody changed workspace\/messaging\/brand-voice\.md meanwhile/);
    assert.equal(await readFile(project.path(voice), 'utf8'), 'My own words.\n');
    const kept = /is kept in (.*)\.$/.exec(result.message)?.[1] ?? '';
    assert.match(await readFile(path.join(kept, voice), 'utf8'), /Voice/);
    assert.deepEqual(await project.subjects(), ['Have', 'Start']);
  });

  it('changes that a person has not committed are not swallowed by its commit', async () => {
    await project.have(step);
    await appendFile(project.path(voice), '\nA thought of mine.\n');
    const { code, result } = await project.run(['core-framework', '--again'], of([{ say: 'nothing to do' }]));
    assert.equal(code, 0);
    assert.match(result.message, /held changes of a person.*gtm commit core-framework/);
    assert.deepEqual(await project.subjects(), ['Have', 'Have', 'Start']);
  });

  it('works on no step twice at once', async () => {
    const first = await project.start(['core-framework'], of([{ hang: `${project.beside}/hangs` }]));
    await project.appears('hangs');
    const second = await project.run(['core-framework'], of([{ say: 'me too' }]));
    assert.match(second.result.message, /Another run works on this step/);
    const status = await (await import('../support/agents/runSource.ts')).runSpawnedSource(['status', '--json'], {
      cwd: project.root,
      env: project.repository.env,
    });
    assert.match(
      status.out,
      /"id": "core-framework",\s+"title": "[^"]+",\s+"agent": "brand-messaging",\s+"status": "running"/,
    );
    first.child.stdin?.write('{"cancel": true}\n');
    assert.equal((await first.end()).result.outcome, 'cancelled');
  });

  it('a step by a hook of the repository that refuses is incomplete, with the words of the hook', async () => {
    await project.repository.scratch.write({
      '.git/hooks/pre-commit': '#!/bin/sh\necho "the hook says no" >&2\nexit 1\n',
    });
    await (await import('node:fs/promises')).chmod(project.path('.git/hooks/pre-commit'), 0o755);
    const { result } = await project.run(['core-framework'], of(await AgentProject.outputs(step)));
    assert.equal(result.outcome, 'incomplete');
    assert.match(result.message, /not committed[\s\S]*the hook says no/);
    assert.match(await project.status(), /core\.messaging\.yaml/);
  });
});
