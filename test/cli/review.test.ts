import assert from 'node:assert/strict';
import { ApprovalProject, dana } from '../support/approvalProject.ts';

const read = 'plan/pitch/read';
const quote = 'workspace/pitch.md: We sell forecasts that hold.';

describe('gtm review', function () {
  // Each case works in a real repository, with several commits.
  this.timeout(60_000);

  let project: ApprovalProject;

  beforeEach(async () => {
    project = await ApprovalProject.create();
    await project.as(dana);
    await project.edit('workspace/own.playbook.yaml', (text) =>
      text.replace(
        '          - { id: locked,',
        '          - { id: read, title: Somebody has read it, rule: review-recorded, options: { covers: step } }\n          - { id: locked,',
      ),
    );
    await project.commitAll('Ask for a review');
  });
  afterEach(() => project.remove());

  const review = (...args: string[]) => project.gtm('review', 'pitch', '--verdict', 'pass', ...args);

  it('records a verdict with the files as they are, which passes until one of them changes', async () => {
    assert.match((await project.judge(read)).said, /Nobody has reviewed this yet\. .* `gtm review plan\/pitch`/);
    const { code, out, err } = await review('--quote', quote, '--summary', 'Short and true.', '--commit');
    assert.equal(code, 0, err);
    assert.match(out, /^Dana Whitfield has reviewed plan\/pitch, with 1 file as they are now \(pass\)/);
    assert.equal((await project.git('log', '-1', '--format=%s')).trim(), '[human] review: plan/pitch');
    const { status, said } = await project.judge(read);
    assert.deepEqual([status, said], ['pass', 'Dana Whitfield has reviewed 1 file, with 1 quotation']);
    assert.equal((await project.gtm('check')).code, 0);
    await project.edit('workspace/pitch.md', (text) => `${text}And more.\n`);
    const later = await project.judge(read);
    assert.equal(later.status, 'stale');
    assert.match(later.said, /workspace\/pitch\.md has changed since Dana Whitfield reviewed\. Review again\./);
    await review('--quote', quote);
    assert.equal((await project.judge(read)).status, 'pass');
  });

  it('takes a role as the reviewer, and a verdict that asks for changes closes the gate', async () => {
    const { code } = await review('--by', 'writer', '--quote', quote);
    assert.equal(code, 0);
    assert.equal((await project.judge(read)).status, 'pass');
    const changes = ['--verdict', 'changes-needed', '--by', 'writer', '--summary', 'Say to whom.', '--quote', quote];
    await project.ok('review', read, ...changes);
    const { status, said } = await project.judge(read);
    assert.equal(status, 'fail');
    assert.match(said, /Writer asks for changes before this can pass\. Say to whom\./);
  });

  it('refuses what no file says, and what nobody has asked for', async () => {
    for (const [argv, message] of [
      [
        ['review', 'pitch', '--verdict', 'pass', '--quote', 'workspace/pitch.md: We sell certainty.'],
        /does not stand in workspace\/pitch\.md: “We sell certainty\.”/,
      ],
      [
        ['review', 'pitch', '--verdict', 'pass', '--quote', 'workspace/none.md: We sell'],
        /There is no file workspace\/none\.md/,
      ],
      [
        ['review', 'pitch', '--verdict', 'pass', '--quote', 'We sell'],
        /is no quotation\. Write the file, a colon, and its words/,
      ],
      [
        ['review', 'pitch', '--verdict', 'good'],
        /good is no verdict\. Choose pass, pass-with-remarks or changes-needed/,
      ],
      [['review', 'brief', '--verdict', 'pass'], /Nothing in brief asks for a review\. These do: plan\/pitch\/read/],
      [['review', 'nowhere', '--verdict', 'pass'], /no phase, step or gate called nowhere/],
    ] as const) {
      const { code, err } = await project.gtm(...argv);
      assert.equal(code, 2, argv.join(' '));
      assert.match(err, message);
    }
    assert.deepEqual(await project.records('workspace/reviews/plan-pitch'), []);
  });
});
