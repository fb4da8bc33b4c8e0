import assert from 'node:assert/strict';
import { ApprovalProject, dana, mallory } from '../support/approvalProject.ts';
import { runInProcess } from '../support/runGtm.ts';

const complete = 'plan/pitch/complete:pitch.md';
const reason = 'The pitch waits for the new name.';

describe('gtm waive', () => {
  let project: ApprovalProject;

  beforeEach(async () => {
    project = await ApprovalProject.create();
    await project.edit('workspace/pitch.md', () => 'Short.\n');
    await project.commitAll('[writer] write: cut the pitch');
  });
  afterEach(() => project.remove());

  const waive = (...args: string[]) =>
    project.gtm('waive', complete, '--reason', reason, '--until', '2026-05-31', '--commit', ...args);
  const at = async (day: string) => {
    const { main } = await import('../../src/cli/main.ts');
    let out = '';
    await main(['gate', 'plan/pitch', '--json'], {
      cwd: project.scratch.root,
      env: {},
      out: (text) => {
        out += text;
      },
      err: () => {},
      color: false,
      width: 100,
      signal: new AbortController().signal,
      stdin: async () => '',
      now: () => new Date(`${day}T12:00:00`),
    });
    const gates = (JSON.parse(out) as { gates: { criteria: { id: string; status: string; note?: string }[] }[] }).gates;
    return gates.flatMap((gate) => gate.criteria).find((one) => one.id === complete);
  };

  it('keeps a criterion open until its day, and no longer', async () => {
    assert.equal((await project.judge(complete)).status, 'fail');
    const { code, out, err } = await waive();
    assert.equal(code, 0, err);
    assert.match(
      out,
      /^Dana Whitfield answers for plan\/pitch\/complete:pitch\.md until 2026-05-31: workspace\/waivers\/plan-pitch-complete-pitch-md\//,
    );
    const { status, said } = await project.judge(complete);
    assert.equal(status, 'waived');
    assert.match(said, /Waived by Dana Whitfield until 2026-05-31: The pitch waits for the new name\./);
    assert.equal((await at('2026-05-31'))?.status, 'waived');
    const after = await at('2026-06-01');
    assert.deepEqual([after?.status, after?.note], ['fail', 'The waiver by Dana Whitfield ended on 2026-05-31.']);
    assert.equal((await project.gtm('check')).code, 0);
  });

  it('lets the gate be approved', async () => {
    await waive();
    assert.match((await project.gtm('approve', 'plan/pitch')).err, /^$/);
  });

  it('counts only once an approver has committed it themselves', async () => {
    await project.gtm('waive', complete, '--reason', reason, '--until', '2026-05-31');
    assert.match(
      (await project.judge(complete)).said,
      /does not count\. It cannot be verified, because it is not committed yet/,
    );
    await project.commitAll('[writer] write: waive the pitch');
    const { status, said } = await project.judge(complete);
    assert.deepEqual([status, /committed as an agent’s work/.test(said)], ['fail', true]);
  });

  it('cannot be prolonged by hand', async () => {
    await waive();
    const [file = ''] = await project.records('workspace/waivers/plan-pitch-complete-pitch-md');
    await project.edit(file, (text) => text.replace('until: 2026-05-31', 'until: 2027-05-31'));
    await project.as(mallory);
    await project.commitAll('Tidy up');
    const { status, said } = await project.judge(complete);
    assert.deepEqual([status, /changed after it had been recorded, by Mallory Doe/.test(said)], ['fail', true]);
  });

  it('asks for a signature where approvals are signed', async () => {
    const key = await project.key('dana');
    await project.edit('marketing.yaml', (text) =>
      text
        .replace(`${dana.email}\n`, `${dana.email}\n    signing_key: ${key.public}\n`)
        .concat('approval_strength: signed\n'),
    );
    await project.commitAll('[human] plan: ask for signatures');
    await project.ok('approve', 'approvers', '--commit');
    assert.match((await waive()).err, /wants approvals signed, and waivers with them/);
    assert.equal((await waive('--sign', key.file)).code, 0);
    assert.equal((await project.judge(complete)).status, 'waived');
  });

  const refusals: [title: string, argv: string[], said: RegExp][] = [
    [
      'a criterion that does not exist',
      ['plan/pitch/complet:pitch.md'],
      /Did you mean plan\/pitch\/complete:pitch\.md\?/,
    ],
    ['an approval', ['plan/pitch/approval'], /asks for an approval, which cannot be waived/],
    ['a criterion that passes', ['plan/brief/complete:brief/'], /passes already/],
    ['a day that is past', [complete, '--until', '2026-05-03'], /2026-05-03 is past/],
    ['what is no day', [complete, '--until', 'soon'], /“soon” is no day/],
    ['no reason', [complete, '--reason', ' '], /Say why/],
  ];
  for (const [title, argv, said] of refusals) {
    it(`refuses ${title}`, async () => {
      const { code, err } = await project.gtm('waive', '--reason', reason, '--until', '2026-05-31', ...argv);
      assert.equal(code, 2);
      assert.match(err, said);
      assert.equal(await project.git('status', '--porcelain'), '');
    });
  }

  it('refuses who is no approver, and an agent', async () => {
    await project.as(mallory);
    assert.match((await waive()).err, /only an approver can waive a criterion: Dana Whitfield <dana@acme\.example>/);
    const argv = ['waive', complete, '--reason', reason, '--until', '2026-05-31'];
    const { err } = await runInProcess(argv, { cwd: project.scratch.root, env: { GTM_AGENT: 'writer' } });
    assert.match(err, /only people approve and waive/);
  });

  it('is open to everybody in a project that names no approvers', async () => {
    await project.remove();
    project = await ApprovalProject.create([]);
    await project.edit('marketing.yaml', (text) => text.replace('approvers:\n', ''));
    await project.edit('workspace/pitch.md', () => 'Short.\n');
    await project.commitAll('Start again');
    await project.as(mallory);
    assert.equal((await waive()).code, 0);
    assert.equal((await project.judge(complete)).status, 'waived');
  });
});
