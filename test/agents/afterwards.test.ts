import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import type { RunRecord } from '../../src/core/index.ts';
import { isAlive } from '../../src/node/processTree.ts';
import { AgentProject } from '../support/agents/agentProject.ts';
import { runSpawnedSource } from '../support/agents/runSource.ts';
import type { Script } from '../support/agents/script.ts';
import { assertFits } from '../support/reportSchema.ts';
import { inRepository } from '../support/scratch.ts';

const playbook = `kind: playbook
id: own
title: Own
agents: [{ id: one, title: One, actions: [write], owns: ["workspace/one/**", "workspace/status/one.md"] }]
phases:
  - id: build
    title: Build
    steps:
      - { id: text, title: Text, agent: one, outputs: [{ path: workspace/one/text.md, title: Text, words: 5 }], gate: [] }
`;
const file = 'workspace/one/text.md';
const short: Script = { 'build/text': [[{ write: file, content: '# Text\n\nToo short.\n' }]] };
const good: Script = { 'build/text': [[{ write: file, content: '# Text\n\nFive good words of one.\n' }]] };

describe('a run, while and after a person looks at it', function () {
  this.timeout(240_000);
  let project: AgentProject;
  const gtm = async (...argv: string[]) => runSpawnedSource(argv, { cwd: project.root, env: project.repository.env });
  /** As JSON, held against its schema. */
  const json = async (...argv: string[]): Promise<unknown> => {
    const value: unknown = JSON.parse((await gtm('runs', ...argv, '--json')).out);
    assertFits('runs', value);
    return value;
  };
  const runs = async () => ((await json()) as { runs: (RunRecord & { open: string[]; running: boolean })[] }).runs;

  beforeEach(async () => {
    project = await AgentProject.create();
    await project.repository.scratch.write({
      'marketing.yaml': 'kind: project\ntitle: Acme\nplaybooks: [own]\n',
      'own.playbook.yaml': playbook,
    });
    await project.repository.git('add', '--all');
    await project.repository.git('commit', '--quiet', '--message', 'Playbook');
  });
  afterEach(() => project.remove());

  it('is committed by a person who keeps what is not done yet, with nothing else in it', async () => {
    await writeFile(project.path('notes.md'), 'Mine.\n');
    await project.repository.git('add', 'notes.md');
    const { result } = await project.run(['build/text', '--turns', '1'], short);
    assert.equal(result.outcome, 'incomplete');
    assert.deepEqual((await runs())[0]?.open, [file, 'workspace/status/one.md']);
    const { code, out, err } = await gtm('runs', 'last', '--commit');
    assert.equal(code, 0, err);
    assert.match(out, /^Committed \w{10} {2}\[one\] write: define text\n$/);
    assert.deepEqual(await project.filesOf('HEAD'), [file, 'workspace/status/one.md']);
    assert.equal(await project.status(), 'A  notes.md');
    assert.deepEqual((await runs())[0]?.open, []);
    const again = await gtm('runs', 'last', '--commit');
    assert.deepEqual([again.code, again.err], [2, 'Nothing of this run is left to commit.\n']);
  });

  it('is committed with the subject that a person gives, whole or its description', async () => {
    await project.run(['build/text', '--turns', '1'], short);
    const plan = (await json('last', '--commit', '--dry-run', '-m', 'keep a draft')) as { plans: object[] };
    assert.deepEqual(plan.plans, [
      {
        step: 'build/text',
        agent: 'one',
        subject: '[one] write: keep a draft',
        body: 'Gate build/text: fail (0 of 1 criteria)',
        files: [
          { path: file, status: 'added' },
          { path: 'workspace/status/one.md', status: 'added' },
        ],
        problems: [],
      },
    ]);
    assert.deepEqual(await project.subjects(), ['Playbook', 'Start']);
    const wrong = await gtm('runs', 'last', '--commit', '-m', '[two] write: keep it');
    assert.deepEqual([wrong.code, wrong.err], [2, 'There is no agent `two`. Known: `one` and `human`.\n']);
    assert.equal((await gtm('runs', 'last', '--commit', '-n', '-m', '[two] write: keep it')).code, 1);
    assert.match((await gtm('runs', 'last', '-m', 'keep it')).err, /are for `--commit`/);
    assert.equal((await gtm('runs', 'last', '--commit', '-m', '[one] write: keep it')).code, 0);
    assert.equal((await project.subjects())[0], '[one] write: keep it');
  });

  it('is committed by the playbook that it was run with, where two know the step', async () => {
    const other = playbook
      .replace(/one\b/g, 'two')
      .replace('id: own', 'id: other')
      .replace('title: Text, agent', 'title: Words, agent');
    await project.repository.scratch.write({
      'marketing.yaml': 'kind: project\ntitle: Acme\nplaybooks: [own, other]\n',
      'other.playbook.yaml': other,
    });
    await project.repository.git('add', '--all');
    await project.repository.git('commit', '--quiet', '--message', 'Two');
    const words = { write: 'workspace/two/text.md', content: '# Words\n\nToo short.\n' };
    await project.run(['build/text', '--playbook', 'other', '--turns', '1'], { 'build/text': [[words]] });
    await appendFile(project.path(words.write), '\nMine.\n');
    assert.match((await gtm('runs', 'last', '--commit')).err, /`gtm commit build\/text --playbook other`/);
    await writeFile(project.path(words.write), words.content);
    assert.equal((await gtm('runs', 'last', '--commit')).code, 0);
    assert.equal((await project.subjects())[0], '[two] write: define words');
    assert.deepEqual(await project.filesOf('HEAD'), ['workspace/status/two.md', words.write]);
    await appendFile(project.path(words.write), '\nMine.\n');
    const { out } = await gtm('commit', 'build/text', '--playbook', 'other');
    assert.match(out, /\[two\] write: update words/);
  });

  it('takes no single subject for several steps', async () => {
    await project.repository.scratch.write({
      'own.playbook.yaml': `${playbook.replace('    steps:', '    order: parallel\n    steps:')}      - { id: more, title: More, agent: one, outputs: [{ path: workspace/one/more.md, title: More, words: 5 }], gate: [] }\n`,
    });
    const both: Script = {
      ...short,
      'build/more': [[{ write: 'workspace/one/more.md', content: '# More\n\nShort.\n' }]],
    };
    await project.run(['build', '--turns', '1'], both);
    const { code, err } = await gtm('runs', 'last', '--commit', '-m', 'keep both');
    assert.equal(code, 2);
    assert.match(err, /^This run left 2 steps, a commit each: build\/text, build\/more\./);
  });

  it('is not committed with what a person wrote into its files since', async () => {
    await project.run(['build/text', '--turns', '1'], short);
    await appendFile(project.path(file), '\nA word of mine.\n');
    const { code, err } = await gtm('runs', 'last', '--commit');
    assert.equal(code, 2);
    assert.match(err, /text\.md was changed after this run wrote it\. .*`gtm commit build\/text`/);
    assert.deepEqual(await project.subjects(), ['Playbook', 'Start']);
  });

  it('is committed under its role when it was a task', async () => {
    const script: Script = { default: [[{ write: 'workspace/one/idea.md', content: '# Idea\n\nA webinar.\n' }]] };
    const { result } = await project.run(['--agent', 'one', '--task', 'Write an idea.', '--no-commit'], script);
    assert.equal(result.commit, undefined);
    assert.equal((await gtm('runs', 'last', '--commit')).code, 0);
    assert.equal((await project.subjects())[0], '[one] write: write an idea');
    assert.deepEqual(await project.filesOf('HEAD'), ['workspace/one/idea.md']);
  });

  it('is gone on with as it was begun: its role and task, its agent tool, and without a commit', async () => {
    const task = ['--agent', 'one', '--task', 'Write an idea.', '--no-commit'];
    const run = await project.start(task, { default: [[{ hang: `${project.beside}/hangs.txt` }]] });
    await project.appears('hangs.txt');
    run.child.kill('SIGKILL');
    await run.end();
    const env = await project.env({
      default: [[{ write: 'workspace/one/idea.md', content: '# Idea\n\nA webinar.\n' }]],
    });
    const { code, out, err } = await runSpawnedSource(['run', '--resume', '--json'], { cwd: project.root, env });
    assert.equal(code, 0, err);
    const { target, runner, outcome, task: given, commit } = JSON.parse(out) as RunRecord;
    assert.deepEqual([target, runner, outcome, given, commit], ['one', 'scripted', 'done', 'Write an idea.', false]);
    assert.ok(existsSync(project.path('workspace/one/idea.md')));
    assert.deepEqual(await project.subjects(), ['Playbook', 'Start']);
    const done = await runSpawnedSource(['run', '--resume'], { cwd: project.root, env });
    assert.deepEqual([done.code, done.err], [2, 'There is no run to go on with.\n']);
  });

  it('gives JSON of one shape, whatever is asked', async () => {
    const { events } = await project.run(['build/text', '--turns', '1'], short);
    for (const event of events) assertFits('run-events', event);
    await json('last');
    assert.deepEqual((await json('last', '--discard')) as object, {
      version: ((await json()) as { version: string }).version,
      run: (await runs())[0]?.id,
      restored: [file, 'workspace/status/one.md'],
      kept: [],
    });
    await project.run(['build/text', '--turns', '1'], short);
    assert.equal(((await json('last', '--commit')) as { commits: unknown[] }).commits.length, 1);
  });

  it('is for people to commit, take back or stop, not for an agent', async () => {
    await project.run(['build/text', '--turns', '1'], short);
    for (const option of ['--commit', '--discard', '--stop']) {
      const argv = ['runs', 'last', option];
      const { code, err } = await runSpawnedSource(argv, {
        cwd: project.root,
        env: { ...project.repository.env, GTM_AGENT: 'one' },
      });
      assert.equal(code, 2);
      assert.match(err, /one is an agent, and what becomes of a run is for people to say\./);
    }
    assert.ok(existsSync(project.path(file)));
    assert.deepEqual(await project.subjects(), ['Playbook', 'Start']);
  });

  it('is stopped from elsewhere, with everything that it started', async () => {
    const hanging = `${project.beside}/hangs.txt`;
    const run = await project.start(['build/text'], { 'build/text': [[{ hang: hanging }]] });
    const pid = Number(await project.appears('hangs.txt'));
    assert.equal((await runs())[0]?.running, true);
    assert.equal(((await json('last', '--stop')) as RunRecord).outcome, 'cancelled');
    const { result } = await run.end();
    assert.equal(result.outcome, 'cancelled');
    assert.equal(await isAlive(pid), false);
    const [after] = await runs();
    assert.deepEqual([after?.running, after?.outcome], [false, 'cancelled']);
    assert.match((await gtm('runs', 'last', '--stop')).err, /has ended already/);
  });

  it('can be shown, but not started, where there is no repository', async () => {
    await rm(project.path('.git'), { recursive: true });
    const shown = await gtm('run', 'build/text', '--dry-run');
    assert.deepEqual([shown.code, shown.err], [0, '']);
    assert.match(shown.out, /^build\/text {2}one, ready[\s\S]*Nothing was started\./);
    const { code, err } = await gtm('run', 'build/text', '--runner', 'scaffold');
    assert.equal(code, 2);
    assert.match(err, /repository/);
  });

  it('asks on the terminal before each change, and does what is answered', async () => {
    for (const [answer, outcome] of [
      ['n', /^Refused/m],
      ['y', /^Done: Its gate passes/m],
    ] as const) {
      const argv = [
        inRepository('src/cli/bin.ts'),
        'run',
        'build/text',
        '--runner',
        'scripted',
        '--ask',
        '--turns',
        '1',
      ];
      const child = spawn(process.execPath, argv, {
        cwd: project.root,
        env: { ...process.env, NO_COLOR: '1', ...(await project.env(good)) },
      });
      let err = '';
      let isAnswered = false;
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text;
        if (isAnswered || !err.includes('(y/n)')) return;
        isAnswered = true;
        child.stdin.write(`perhaps\n${answer}\n`);
      });
      await new Promise((resolve) => child.once('close', resolve));
      assert.match(err, /^May it change workspace\/one\/text\.md\? \(y\/n\)$/m);
      assert.match(err, outcome);
    }
  });

  it('takes it for a no when whoever should be asked has gone', async () => {
    const run = await project.start(['build/text', '--ask', '--turns', '1'], good);
    await run.until(({ type }) => type === 'ask');
    run.child.stdin?.end();
    const { result } = await run.end();
    assert.equal(result.outcome, 'refused');
    assert.ok(!existsSync(project.path(file)));
  });
});
