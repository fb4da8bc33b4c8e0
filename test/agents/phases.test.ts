import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { RunEvent, RunRecord } from '../../src/core/index.ts';
import { AgentProject } from '../support/agents/agentProject.ts';
import { runSpawnedSource } from '../support/agents/runSource.ts';
import type { Act, Script } from '../support/agents/script.ts';

const names = ['one', 'two', 'three', 'four'];

const playbook = `kind: playbook
id: own
title: Own
agents:
${names.map((name) => `  - { id: ${name}, title: ${name}, actions: [write], owns: ["workspace/${name}/**", "workspace/status/${name}.md"] }`).join('\n')}
  - { id: boss, title: Boss, actions: [write], owns: ["workspace/boss/**", "workspace/status/boss.md"] }
shared_folders: [workspace/learnings/, workspace/conflicts/]
phases:
  - id: build
    title: Build
    order: parallel
    steps:
${names.map((name) => `      - { id: ${name}, title: Part ${name}, agent: ${name}, on_failure: ${{ three: 'retry', four: 'stop' }[name] ?? 'hand-over'}, outputs: [{ path: workspace/${name}/text.md, title: Text ${name}, words: 3 }], gate: [] }`).join('\n')}
  - id: after
    title: After
    steps:
      - { id: sum, title: Summary, agent: boss, outputs: [{ path: workspace/boss/sum.md, title: Summary, words: 3 }], gate: [] }
      - { id: talk, title: Talk, agent: boss, uses: human, outputs: [{ path: workspace/boss/talk.md, title: Talk, words: 3 }], gate: [] }
modes:
  - { id: all, title: All, phases: [build, after] }
  - { id: alone, title: Alone, phases: [build], agents: [] }
scenarios:
  - { id: launch, title: Launch, phases: [build, after] }
`;

const text = (name: string): Act => ({
  write: `workspace/${name}/text.md`,
  content: `# Text\n\nThree good words of ${name}.\n`,
});
const good: Script = {
  ...Object.fromEntries(names.map((name) => [`build/${name}`, [[text(name)]]])),
  'after/sum': [[{ write: 'workspace/boss/sum.md', content: '# Sum\n\nAll four are done.\n' }]],
};

describe('phases, modes and tasks', function () {
  this.timeout(240_000);
  let project: AgentProject;
  const settings = async (more = '') => {
    await project.repository.scratch.write({
      'marketing.yaml': `kind: project\ntitle: Acme\nplaybooks: [own]\n${more}`,
      'own.playbook.yaml': playbook,
    });
    await project.repository.git('add', '--all');
    await project.repository.git('commit', '--quiet', '--message', 'Playbook');
  };
  beforeEach(async () => {
    project = await AgentProject.create();
    await settings();
  });
  afterEach(() => project.remove());

  const gtm = async (...argv: string[]) => runSpawnedSource(argv, { cwd: project.root, env: await project.env(good) });

  /** How many steps were at work at once, at most. */
  const most = (events: readonly RunEvent[]): number => {
    let now = 0;
    let max = 0;
    for (const event of events) {
      if (event.type === 'start') max = Math.max(max, ++now);
      if (event.type === 'outcome') now -= 1;
    }
    return max;
  };

  it('work side by side up to the limit, and one after another where the playbook says so', async () => {
    const { code, events, err } = await project.run(['all', '--concurrency', '3'], good);
    assert.equal(code, 1, err);
    assert.equal(most(events), 3);
    const ends = events.flatMap((event) =>
      event.type === 'outcome' ? [`${event.step}: ${event.result.outcome} ${event.result.message}`] : [],
    );
    assert.equal(ends.length, 6, ends.join('\n'));
    const subjects = await project.subjects();
    assert.deepEqual(subjects.slice(1, 5).sort(), names.map((name) => `[${name}] write: define part ${name}`).sort());
    assert.equal(subjects[0], '[boss] write: define summary');
    for (const [index, subject] of subjects.slice(0, 5).entries()) {
      const files = await project.filesOf(`HEAD~${index}`);
      const agent = /\[(\w+)\]/.exec(subject)?.[1];
      assert.ok(
        files.every((file) => file.startsWith(`workspace/${agent}/`) || file === `workspace/status/${agent}.md`),
        subject,
      );
    }
    // The last step is for a person, so that the mode as a whole is not done.
    assert.match(
      events.flatMap((event) =>
        event.type === 'outcome' && event.step === 'after/talk' ? [event.result.message] : [],
      )[0] ?? '',
      /A person does this step/,
    );
    assert.equal(await project.status(), '');
  });

  it('leave alone what a person stages and types meanwhile', async () => {
    await project.repository.scratch.write({ 'staged.txt': 'staged\n' });
    await project.repository.git('add', 'staged.txt');
    const go = `${project.beside}/go`;
    const waits: Script = { ...good, 'build/two': [[{ say: 'at work' }, { waitFor: go }, text('two')]] };
    const run = await project.start(['build', '--concurrency', '4'], waits);
    await run.until(({ type }) => type === 'say');
    const typed = {
      'workspace/one/notes.md': 'My notes.\n',
      'workspace/two/text.md': 'I was faster.\n',
      'marketing.yaml': 'kind: project\ntitle: Acme, renamed\nplaybooks: [own]\n',
    };
    await project.repository.scratch.write(typed);
    await writeFile(go, '');
    const { code } = await run.end();
    assert.equal(code, 1);
    for (const [file, content] of Object.entries(typed))
      assert.equal(await readFile(project.path(file), 'utf8'), content);
    assert.match(await project.repository.git('diff', '--cached', '--name-only'), /^staged\.txt$/m);
    assert.ok(!(await project.subjects()).some((subject) => subject.includes('part two')));
    assert.equal((await project.subjects()).filter((subject) => subject.startsWith('[')).length, 3);
  });

  it('stop where the playbook says so, and go on where it hands over', async () => {
    const failing = (name: string): Script => ({ ...good, [`build/${name}`]: [[{ say: 'I do nothing.' }]] });
    const started = (events: readonly RunEvent[]) =>
      events.flatMap((event) => (event.type === 'start' ? [event.step] : []));
    const stopped = await project.run(['all', '--concurrency', '1', '--turns', '1'], {
      ...failing('one'),
      ...failing('four'),
      'build/one': [[{ say: 'I do nothing.' }]],
    });
    // The first one is handed over to a person; the last one stops everything behind it.
    assert.deepEqual(
      started(stopped.events),
      names.map((name) => `build/${name}`),
    );
    assert.deepEqual(
      stopped.events.flatMap((event) => (event.type === 'outcome' ? [event.result.outcome] : [])),
      ['incomplete', 'done', 'done', 'incomplete'],
    );
  });

  it('start an agent again that has crashed, as often as they may, where the playbook wants that', async () => {
    const starts = (events: readonly RunEvent[]) => events.filter(({ type }) => type === 'turn').length;
    const crash = (name: string): Script => ({ ...good, [`build/${name}`]: [[{ crash: 3 }]] });
    const stopped = await project.run(['build/four'], crash('four'));
    assert.equal(stopped.result.reason, 'crash');
    assert.equal(starts(stopped.events), 1);
    assert.equal(starts((await project.run(['build/three'], crash('three'))).events), 2);
    assert.equal(starts((await project.run(['build/three', '--attempts', '1'], crash('three'))).events), 1);
    const once: Script = {
      ...good,
      'build/three': [[{ crashOnce: `${project.beside}/crashed`, status: 3 }, text('three')]],
    };
    const { events, result } = await project.run(['build/three', '--attempts', '3'], once);
    assert.equal(result.outcome, 'done', JSON.stringify(result));
    assert.equal(starts(events), 2);
    assert.ok(events.some((event) => event.type === 'note' && /It is tried again/.test(event.text)));
  });

  it('take their budget from marketing.yaml, and refuse one that is none', async () => {
    await settings('agents: { turns: 1 }\n');
    const idle: Script = { 'build/one': [[{ say: 'I do nothing.' }]] };
    const turns = ({ events }: { events: readonly RunEvent[] }) =>
      events.flatMap((event) => (event.type === 'turn' ? [`${event.turn}/${event.turns}`] : []));
    assert.deepEqual(turns(await project.run(['build/one'], idle)), ['1/1']);
    assert.deepEqual(turns(await project.run(['build/one', '--turns', '2'], idle)), ['1/2', '2/2']);
    for (const option of ['--silence', '--timeout', '--attempts', '--turns'])
      assert.match((await gtm('run', 'build/one', option, '0')).err, /Give /, option);
  });

  it('are shown by a dry run, which starts nothing', async () => {
    const { code, out } = await gtm('run', 'build', '--dry-run', '--json');
    assert.equal(code, 0);
    const { steps } = JSON.parse(out) as { steps: { id: string; status: string; outputs: string[] }[] };
    assert.deepEqual(
      steps.map(({ id, status }) => [id, status]),
      names.map((name) => [`build/${name}`, 'ready']),
    );
    assert.ok(!existsSync(project.path('.git/gtm')));
  });

  it('do not start with a scenario that the playbook does not know, or a mode that is for one role', async () => {
    assert.match((await gtm('run', 'alone')).err, /--agent <role> --task/);
    await settings('scenario: moonshot\n');
    const { code, err } = await gtm('run', 'build', '--runner', 'scripted');
    assert.equal(code, 2);
    assert.match(err, /Nothing was started[\s\S]*moonshot/);
  });

  it('begin with skeletons where the scaffolder does them, and no gate lets those pass', async () => {
    const { code } = await gtm('run', 'build/one', '--runner', 'scaffold');
    assert.equal(code, 1);
    assert.match(await readFile(project.path('workspace/one/text.md'), 'utf8'), /\[insert/);
    assert.deepEqual(await project.subjects(), ['Playbook', 'Start']);
    const gate = await gtm('gate', 'build/one');
    assert.equal(gate.code, 1);
    const back = await gtm('runs', 'last', '--discard');
    assert.match(back.out, /Took back .*workspace\/one\/text\.md/);
    assert.equal(await project.status(), '');
  });

  it('a task for one role comes back from its own files, and is committed under its name', async () => {
    const script: Script = {
      default: [
        [{ write: 'workspace/one/idea.md', content: '# Idea\n\nA webinar.\n' }, { sneak: 'workspace/two/text.md' }],
      ],
    };
    const { code, result } = await project.run(['--agent', 'one', '--task', 'Write down an idea for May.'], script);
    assert.equal(code, 0, JSON.stringify(result));
    assert.equal(result.subject, '[one] write: write down an idea for May');
    assert.deepEqual(await project.filesOf('HEAD'), ['workspace/one/idea.md']);
    assert.ok(!existsSync(project.path('workspace/two/text.md')));
    assert.match((await gtm('run', '--agent', 'nobody', '--task', 'x')).err, /There is no role nobody/);
  });

  it('keep a journal that says what was done, without words from the environment', async () => {
    const { events } = await project.run(
      ['build/one'],
      { 'build/one': [[{ environment: true }, text('one')]] },
      { GTM_RUNNERS_TOKEN: 'x', MY_SECRET_KEY: 'abcdefgh12345678' },
    );
    const run = events.flatMap((event) => (event.type === 'run' ? [event.run] : []))[0] ?? '';
    const record = JSON.parse(await readFile(project.path('.git/gtm/runs', run, 'run.json'), 'utf8')) as RunRecord;
    assert.equal(record.outcome, 'done');
    assert.deepEqual(Object.keys(record.steps[0]?.wrote ?? {}).sort(), [
      'workspace/one/text.md',
      'workspace/status/one.md',
    ]);
    assert.ok(
      !(await readFile(project.path('.git/gtm/runs', run, 'events.jsonl'), 'utf8')).includes('abcdefgh12345678'),
    );
    const log = await gtm('runs', 'last');
    assert.match(log.out, /Committed [0-9a-f]{10} {2}\[one\] write: define part one/);
  });

  it('ask before each change where that is wanted, and take no for an answer', async () => {
    const run = await project.start(['build/one', '--ask', '--turns', '1'], good);
    run.child.stdout?.on('data', () => {
      const asked = run.events.find((event) => event.type === 'ask');
      if (asked && 'id' in asked) run.child.stdin?.write(`${JSON.stringify({ ask: asked.id, allow: false })}\n`);
    });
    const { result } = await run.end();
    assert.equal(result.outcome, 'refused');
    assert.ok(!existsSync(project.path('workspace/one/text.md')));
  });

  it('offer an agent our tools, with which it sees its own copy and raises a conflict', async () => {
    const conflict = { title: 'Which tone?', gates: ['build/one'], impact: 'Nobody knows how to write.' };
    const { events, result } = await project.run(['build/one'], {
      'build/one': [
        [text('one'), { call: 'gate', args: { names: ['build/one'] } }, { call: 'raise_conflict', args: conflict }],
      ],
    });
    const said = events.flatMap((event) => (event.type === 'say' ? [event.text] : [])).join('\n');
    assert.match(said, /^200 .*pass/);
    assert.deepEqual(
      result.files.filter((file) => file.startsWith('workspace/conflicts/')).length,
      1,
      `${said} ${JSON.stringify(result)}`,
    );
    const gate = await gtm('gate', 'build/one');
    assert.equal(gate.code, 1);
    assert.match(gate.out, /Which tone\?/);
  });

  it('keep what an agent reports as its words, which decide nothing', async () => {
    const report = { task: 'Wrote <!-- everything -->', status: 'complete', next: 'Ask Ada\nfor a word', blockers: [] };
    const { result } = await project.run(['build/one', '--turns', '1'], {
      'build/one': [[{ call: 'report_status', args: report }]],
    });
    assert.equal(result.outcome, 'incomplete', JSON.stringify(result));
    const file = project.path('workspace/status/one.md');
    const first = await readFile(file, 'utf8');
    assert.match(first, /\nstatus: blocked\n/);
    assert.match(first, /\n {2}- workspace\/one\/text\.md is missing\n/);
    assert.match(
      first,
      /## In the agent’s own words\n.*\n\n- Done, it says: Wrote &lt;!-- everything -->\n- Status, it says: complete\n- Next: Ask Ada for a word\n$/,
    );
    // It passes the rules of a record, and the next run speaks for itself.
    assert.equal((await gtm('check', 'workspace/status')).code, 0);
    const done = await project.run(['build/one'], good);
    assert.equal(done.code, 0, done.err);
    const second = await readFile(file, 'utf8');
    assert.match(second, /\nstatus: complete\n/);
    assert.ok(!second.includes('own words'));
  });

  it('a plain command that reads the brief does a step as well', async () => {
    const program =
      'process.stdin.resume(); let t = ""; process.stdin.on("data", (d) => (t += d)); process.stdin.on("end", () => { if (t.includes("# Brief: Part one")) require("node:fs").writeFileSync("workspace/one/text.md", "# Text\\n\\nThree good words here.\\n"); });';
    const row = { id: 'plain', command: process.execPath, args: ['-e', program], speaks: 'command' };
    const env = { ...(await project.env(good)), GTM_RUNNERS: JSON.stringify([row]) };
    const { code, err } = await runSpawnedSource(['run', 'build/one', '--runner', 'plain'], { cwd: project.root, env });
    assert.equal(code, 0, err);
    assert.equal((await project.subjects())[0], '[one] write: define part one');
  });
});
