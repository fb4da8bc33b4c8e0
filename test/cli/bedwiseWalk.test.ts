import assert from 'node:assert/strict';
import { makeKey, type SshKey } from '../support/approvalProject.ts';
import { ExampleWalk, until } from '../support/exampleWalk.ts';
import { Scratch } from '../support/scratch.ts';

const ada = { name: 'Ada Lindqvist', email: 'ada.lindqvist@bedwise.example' };
const mei = { name: 'Mei Carter', email: 'mei.carter@bedwise.example' };
const campaign = 'plans/campaigns/spring-start.campaign.yaml';
const planner = 'content/spring-start/search-ads/2026-02-02-planner.md';

/** The campaign as it was on a day, with its channels in a state: what goes out later is scheduled. */
const campaignOn = (day: string, state: string) => (text: string) =>
  until(text, 'decisions')
    .replace('\nstatus: completed', `\nstatus: ${state === 'serving' ? 'active' : state}`)
    .replaceAll('state: ended', `state: ${state}`)
    .replace(
      /(path: \S*\/(\d{4}-\d\d-\d\d)-\S*\n) {4}status: published\n {4}url: .*\n/g,
      (all, path: string, out: string) => (out > day ? `${path}    status: scheduled\n` : all),
    );

describe('the example bedwise-planner', function () {
  // A walk of some fifty commands in a real repository.
  this.timeout(300_000);
  let walk: ExampleWalk;
  let keys: Scratch;
  let key: SshKey;
  before(async () => {
    keys = await Scratch.create();
    key = await makeKey(keys.path('ada'), 'ada');
    walk = await ExampleWalk.start(
      'bedwise-planner',
      'marketing-cycle',
      ada,
      (file) => file === 'marketing.yaml',
      // The key in the example is Ada's own; this walk has one of its own.
      (text, file) =>
        file === 'marketing.yaml' ? text.replace(/signing_key: .*/, `signing_key: ${key.public}`) : text,
    );
  });
  after(async () => {
    await walk.project.remove();
    await keys.remove();
  });

  /** Does a step on a day; its gate is open before and passes afterwards, but for what is expected. */
  const doStep = async (
    day: string,
    step: string,
    lacks: readonly RegExp[] = [],
    change?: (text: string, file: string) => string,
  ) => {
    walk.project.today = day;
    const left = (await walk.doStep(step, change)).get(step) ?? [];
    assert.equal(left.length, lacks.length, left.join('\n'));
    for (const [index, pattern] of lacks.entries()) assert.match(left[index] ?? '', pattern);
  };

  it('agrees on goals, people and money before it researches', async () => {
    await doStep('2026-01-05', 'preparation/prerequisites');
    await doStep('2026-01-07', 'research/researcher');
    assert.ok((await walk.open()).has('strategy/planner'));
  });

  it('plans on what research says, and waits for a person', async () => {
    await doStep('2026-01-09', 'strategy/planner', [
      /approval \| pending \| Nobody has approved this yet/,
      /locked \| pending \| The plan is not locked yet/,
    ]);
    await walk.project.as(mei);
    assert.match((await walk.project.gtm('approve', 'strategy/planner')).err, /is none of the approvers/);
    await walk.project.as(ada);
    const unsigned = await walk.project.gtm('approve', 'strategy/planner', '--commit');
    assert.match(unsigned.err, /This project wants approvals signed\. Add `--sign`\./);
    await walk.project.ok('approve', 'strategy/planner', '--commit', '--sign', key.file);
    assert.ok(!(await walk.open()).has('strategy/planner'));
  });

  it('closes the plan again when somebody changes it without a word', async () => {
    const strategy = 'plans/marketing.strategy.yaml';
    await walk.project.edit(strategy, (text) =>
      text.replace('GBP 3,600.00', 'GBP 3,500.00').replace('GBP 1,200.00', 'GBP 1,300.00'),
    );
    const open = (await walk.open()).get('strategy/planner')?.join('\n') ?? '';
    assert.match(open, /approval \| stale .*marketing\.strategy\.yaml/);
    assert.match(open, /locked \| .*Write a change record with the data behind it/);
    await walk.project.edit(strategy, () => walk.textOf(strategy));
    assert.ok(!(await walk.open()).has('strategy/planner'));
  });

  it('writes every promised piece, has it read and has it approved', async () => {
    await doStep('2026-01-26', 'content/content-creator');
    walk.project.today = '2026-01-28';
    const report = walk.filesOf('review/content-reviewer').filter((file) => !file.startsWith('workspace/reviews/'));
    await walk.commit('review/content-reviewer', 'report what was mended', report);
    const unread = (await walk.open()).get('review/content-reviewer')?.join('\n') ?? '';
    assert.match(unread, /review \| pending \| Nobody has reviewed this yet/);
    const reviews = walk.filesOf('review/content-reviewer').filter((file) => file.startsWith('workspace/reviews/'));
    await walk.commit('review/content-reviewer', 'review all pieces', reviews);
    assert.match(
      (await walk.open()).get('review/content-reviewer')?.join('\n') ?? '',
      /^[^\n]*approval \| pending[^\n]*$/,
    );
    walk.project.today = '2026-01-29';
    await walk.project.ok('approve', 'review/content-reviewer', '--commit', '--sign', key.file);
    assert.ok(!(await walk.open()).has('review/content-reviewer'));
  });

  it('sees a word that was changed after the approval, in the claim, the review and the approval', async () => {
    await walk.project.edit(planner, (text) => text.replace('within four days', 'within 2 days'));
    const open = (await walk.open()).get('review/content-reviewer')?.join('\n') ?? '';
    assert.match(open, /facts \| fail \| .*says 2, but what is approved is/);
    assert.match(open, /review \| fail \| .*2026-02-02-planner\.md has changed since Content reviewer reviewed/);
    assert.match(open, /approval \| stale/);
    await walk.project.edit(planner, () => walk.textOf(planner));
    assert.ok(!(await walk.open()).has('review/content-reviewer'));
  });

  it('goes out on its day, and not before', async () => {
    await doStep('2026-02-01', 'distribution/social-media-manager', [], (text, file) =>
      file === campaign ? campaignOn('2026-02-01', 'approved')(text) : text,
    );
    await doStep('2026-02-01', 'distribution/email-wizard');
    assert.deepEqual((await walk.open()).get('distribution') ?? [], []);
    walk.project.today = '2026-02-05';
    const late = (await walk.open()).get('distribution')?.join('\n') ?? '';
    assert.match(late, /channels \| fail \| .*should serve since 2026-02-02, but is approved/);
    assert.match(late, /advertisements \| fail/);
    assert.match(late, /blog \| fail \| .*should be out since 2026-02-03/);
    await walk.commit('distribution/social-media-manager', 'go live', [campaign], campaignOn('2026-02-05', 'serving'));
    assert.ok(!(await walk.open()).has('distribution'));
  });

  it('ends, measures and recommends', async () => {
    walk.project.today = '2026-04-02';
    assert.match((await walk.open()).get('distribution')?.join('\n') ?? '', /still serves, but ended on 2026-03-31/);
    await walk.commit('distribution/social-media-manager', 'end the season', [campaign]);
    for (const file of walk.others().filter((one) => one !== 'marketing.yaml'))
      await walk.project.edit(file, () => walk.textOf(file));
    await walk.project.commitAll('[human] plan: keep the sample of touchpoints');
    for (const step of ['attribution', 'variance', 'analytics-analyst'])
      await doStep('2026-04-02', `measurement/${step}`);
    await walk.assertDone();
    const subjects = await walk.subjects();
    assert.equal(subjects.filter((subject) => subject.startsWith('[human] approve:')).length, 2);
  });
});
