import assert from 'node:assert/strict';
import { ExampleWalk, until } from '../support/exampleWalk.ts';

const dana = { name: 'Dana Whitfield', email: 'dana.whitfield@acme-crm.example' };

/** A campaign on the day on which it was planned. */
const planned = (text: string, file: string) =>
  file.endsWith('.campaign.yaml')
    ? until(text, 'decisions')
        .replace('\nstatus: completed', '\nstatus: planned')
        .replaceAll('state: ended', 'state: planned')
    : text;

/** An experiment before it began. */
const designed = (text: string, file: string) =>
  file.endsWith('.experiment.yaml')
    ? until(until(text, 'frozen_plan'), 'configuration').replace('\nstatus: learned', '\nstatus: designed')
    : planned(text, file);

describe('the example acme-crm', function () {
  // A walk of some sixty commands in a real repository, with the whole plan judged after each.
  this.timeout(300_000);
  let walk: ExampleWalk;
  before(async () => {
    walk = await ExampleWalk.start(
      'acme-crm',
      'gtm',
      dana,
      (file) => file === 'marketing.yaml' || file.startsWith('.claude/'),
    );
  });
  after(() => walk.project.remove());

  const stepsOf = (phase: string) =>
    walk.steps.filter((step) => step.phase === phase).map((step) => `${phase}/${step.step}`);
  /** Does the steps of a phase; each opens its own gate and no later one. */
  const doPhase = async (phase: string, change?: (text: string, file: string) => string) => {
    const all = walk.steps.map((step) => `${step.phase}/${step.step}`);
    for (const step of stepsOf(phase)) {
      const open = await walk.doStep(step, change);
      assert.deepEqual(open.get(step) ?? [], [], step);
      for (const later of all.slice(all.indexOf(step) + 1)) assert.ok(open.has(later), `${later} after ${step}`);
    }
  };

  it('begins with a project file and roles: every gate is open', async () => {
    const open = await walk.open();
    for (const { phase, step } of walk.steps) assert.ok(open.has(`${phase}/${step}`), `${phase}/${step}`);
  });

  it('lays the strategy, the messages and the analytics, one on the other', async () => {
    walk.project.today = '2026-03-26';
    await doPhase('strategy');
  });

  it('builds campaigns, sales kit, pipeline and care, which the coordinator has to read', async () => {
    walk.project.today = '2026-04-01';
    const records = /^workspace\/(?:status|reviews)\//;
    for (const file of walk.others().filter((one) => !records.test(one)))
      await walk.project.edit(file, () => walk.textOf(file));
    await walk.project.commitAll('[human] plan: keep what belongs to no step');
    await doPhase('pipeline-building', planned);
    const unread = (await walk.open()).get('pipeline-building') ?? [];
    assert.equal(unread.length, 1);
    assert.match(unread[0] ?? '', /^pipeline-building\/review \| pending \| Nobody has reviewed this yet/);
    const quote = 'workspace/demand-gen/tracking-plan.md: Nothing starts before.';
    const review = ['review', 'pipeline-building/review', '--by', 'coordinator', '--verdict', 'pass', '--commit'];
    const wrong = await walk.project.gtm(
      ...review.filter((word) => word !== '--commit'),
      '--quote',
      `${quote} Really.`,
    );
    assert.notEqual(wrong.code, 0);
    await walk.project.ok(...review, '--quote', quote);
    assert.ok(!(await walk.open()).has('pipeline-building'));
  });

  it('launches, trains, reviews deals and designs experiments', async () => {
    walk.project.today = '2026-06-08';
    await doPhase('execution', designed);
    const open = (await walk.open()).get('execution') ?? [];
    assert.match(open.join('\n'), /execution\/coaching-review \| pending/);
    await walk.project.ok(
      ...['review', 'execution/coaching-review', '--by', 'Priya Raman', '--verdict', 'pass', '--commit', '--quote'],
      'workspace/pipeline/pipeline-review-sample.md: Ask who signs; call the finance director before Thursday and send the cost comparison',
    );
    assert.deepEqual((await walk.open()).get('execution') ?? [], []);
  });

  it('ends campaigns and experiments, so that the review of phase 2 is out of date', async () => {
    walk.project.today = '2026-07-01';
    await walk.commit(
      'execution/demand-gen',
      'end the campaigns and read the panel test',
      walk.filesOf('execution/demand-gen'),
    );
    await walk.commit(
      'execution/growth-analyst',
      'read the second panel test',
      walk.filesOf('execution/growth-analyst'),
    );
    await walk.commit(
      'pipeline-building/demand-gen',
      'decide about every variant',
      walk.filesOf('pipeline-building/demand-gen'),
    );
    const stale = (await walk.open()).get('pipeline-building') ?? [];
    assert.match(stale.join('\n'), /review \| stale .*q2-search-trial\.campaign\.yaml/);
    await walk.project.ok(
      ...['review', 'pipeline-building/review', '--by', 'coordinator', '--verdict', 'pass-with-remarks', '--commit'],
      ...['--quote', 'workspace/customer-success/churn-prevention.md: What we do not do is offer a discount.'],
    );
    assert.ok(!(await walk.open()).has('pipeline-building'));
  });

  it('reads the results, learns and sets the next quarter', async () => {
    walk.project.today = '2026-07-03';
    for (const step of stepsOf('analysis')) {
      const open = await walk.doStep(step);
      assert.deepEqual(open.get(step) ?? [], [], step);
    }
    for (const file of Object.keys(walk.files).filter((one) => one.startsWith('workspace/status/')))
      await walk.project.edit(file, () => walk.textOf(file));
    await walk.project.commitAll('[coordinator] review: note where every role stands');
    await walk.assertDone();
    assert.equal((await walk.subjects()).filter((subject) => subject.startsWith('[coordinator]')).length >= 3, true);
  });
});
