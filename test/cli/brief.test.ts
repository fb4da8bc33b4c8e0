import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type RunResult, runInProcess } from '../support/runGtm.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const example = inRepository('examples/acme-crm');
const gtm = (...argv: string[]): Promise<RunResult> => runInProcess(argv, { cwd: example });

describe('gtm brief', () => {
  it('prints Markdown, and with --json the same text beside its parts', async () => {
    const { code, out } = await gtm('brief', 'core-framework');
    assert.equal(code, 0);
    assert.match(out, /^# Brief: Messaging framework\n/);
    const report = JSON.parse((await gtm('brief', 'core-framework', '--json')).out) as Record<string, unknown>;
    assert.equal(report.text, out);
    assert.equal(report.step, 'strategy/core-framework');
    assert.deepEqual(report.owned, ['workspace/messaging/**', 'workspace/status/brand-messaging.md']);
  });

  const refusals: [argv: string[], said: RegExp][] = [
    [['brief', 'core-framewrk'], /Did you mean core-framework\?/],
    [['brief', 'strategy'], /strategy is a phase\. A brief is for one step: strategy\/gtm-strategy, /],
    [['brief', 'demand-gen'], /is a step of several phases/],
    [['brief', 'core-framework', '--playbook', 'nope'], /There is no playbook nope/],
    [['brief', 'core-framework', '--limit', 'much'], /whole number of characters/],
  ];
  for (const [argv, said] of refusals) {
    it(`refuses ${argv.slice(1).join(' ')}`, async () => {
      const { code, err } = await gtm(...argv);
      assert.equal(code, 2);
      assert.match(err, said);
    });
  }
});

describe('gtm init --roles', () => {
  let scratch: Scratch;
  beforeEach(async () => {
    scratch = await Scratch.create();
  });
  afterEach(() => scratch.remove());

  it('writes the roles of a new project, and never over a file that exists', async () => {
    const own = '---\nname: coordinator\ndescription: Ours\n---\n\nOur way.\n';
    await scratch.write({ '.claude/agents/coordinator.md': own });
    const first = await runInProcess(['init', '--roles', '--json'], { cwd: scratch.root });
    assert.equal(first.code, 0, first.err);
    const { files } = JSON.parse(first.out) as { files: string[] };
    assert.deepEqual(
      files.filter((file) => file.includes('coordinator')),
      [],
    );
    assert.ok(files.includes('.claude/agents/growth-analyst.md'));
    assert.equal(await readFile(scratch.path('.claude/agents/coordinator.md'), 'utf8'), own);
    const again = await runInProcess(['init', '--roles', '--json'], { cwd: scratch.root });
    assert.equal(again.code, 0, again.err);
    const report = JSON.parse(again.out) as { files: string[]; kept: string[] };
    assert.deepEqual(report.files, []);
    assert.equal(report.kept.length, 7);
    assert.equal((await runInProcess(['init'], { cwd: scratch.root })).code, 2);
  });
});
