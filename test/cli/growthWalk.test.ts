import assert from 'node:assert/strict';
import { shippedPlaybook } from '../../src/core/gates/playbook.ts';
import { deliverableFiles, findSteps, type GateReport } from '../../src/core/index.ts';
import { ApprovalProject } from '../support/approvalProject.ts';
import { exampleFiles } from '../support/exampleFiles.ts';

const ines = { name: 'Ines Okafor', email: 'ines.okafor@notchboard.example' };
const lena = { name: 'Lena Brandt', email: 'lena.brandt@notchboard.example' };

const strategy = 'workspace/strategy/notchboard.strategy.yaml';
const priorities = 'workspace/growth/strategy/priorities.md';

/** The project's own playbook: growth, with an approval of the strategy and a second pair of eyes on the read-outs. */
const ownPlaybook = `kind: playbook
id: growth
title: Growth at Notchboard
extends: growth
phases:
  - id: growth-strategy
    steps:
      - id: generate
        gate:
          - { id: approval, title: The growth strategy is approved, rule: approval-recorded }
  - id: ab-testing
    steps:
      - id: analysis
        gate:
          - id: second-reader
            title: The strategist has read the read-outs
            rule: review-recorded
            options: { reviewer: growth-strategist, covers: step }
`;

/** The first list of April, before anything was tested. */
const firstRanking = `# Experiments by score

## Ranking

| Rank | Hypothesis | Impact | Confidence | Ease | Score |
|---|---|---|---|---|---|
| 1 | A board that is not empty brings sign-ups | 5 | 3 | 4 | 60 |
| 2 | Templates lead to a first board | 5 | 4 | 3 | 60 |
| 3 | The yearly price first | 4 | 3 | 4 | 48 |
| 4 | Invite support on the second day | 4 | 3 | 3 | 36 |
| 5 | A number in the subject brings clicks | 3 | 2 | 5 | 30 |
`;

const judged = /\n {4}status: (?:validated|refuted)(\n {4}experiment: .*)\n {4}learning: .*/g;

/** A document as it was before some of its keys, which stand at its end, were written. */
const until = (text: string, key: string) => text.split(`\n${key}:`)[0]?.concat('\n') ?? text;
const withStatus = (text: string, status: string) => text.replace(/^status: .*$/m, `status: ${status}`);

describe('the example notchboard', function () {
  // A walk of some eighty commands in a real repository.
  this.timeout(120_000);
  const files = exampleFiles('notchboard');
  const playbook = shippedPlaybook('growth');
  assert.ok(playbook);
  const steps = ['growth-strategy', 'campaign-execution', 'ab-testing', 'acquisition', 'engagement'].flatMap((phase) =>
    findSteps(playbook, phase),
  );
  const filesOf = (name: string) => {
    const step = steps.find((one) => `${one.phase}/${one.step}` === name);
    assert.ok(step, name);
    return deliverableFiles(playbook, step, Object.keys(files)).filter((file) => files[file] !== undefined);
  };
  const made = new Set(steps.flatMap((step) => filesOf(`${step.phase}/${step.step}`)));
  const foundation = Object.fromEntries(Object.entries(files).filter(([file]) => !made.has(file)));

  let project: ApprovalProject;
  before(async () => {
    project = await ApprovalProject.start(
      {
        ...foundation,
        [strategy]: files[strategy]?.replace(judged, '') ?? '',
        'workspace/own.playbook.yaml': ownPlaybook,
      },
      ines,
    );
  });
  after(() => project.remove());

  /** Gates with something open that a rule has judged, and what is open in them. */
  const openGates = async () => {
    const { out } = await project.gtm('gate', '--json');
    const open = (JSON.parse(out) as GateReport).gates.map(({ id, criteria }) => ({
      id,
      lacks: criteria
        .filter(({ rule, status }) => rule !== undefined && status !== 'pass')
        .map(({ id: name, status, note, findings }) =>
          [name, status, note, ...findings.map((one) => one.message)].join(' | '),
        ),
    }));
    return new Map(open.filter(({ lacks }) => lacks.length > 0).map(({ id, lacks }) => [id, lacks]));
  };

  const write = (file: string, text: string | undefined) => project.edit(file, () => text ?? '');
  const commit = async (step: string, message: string) => {
    await project.ok('commit', step, '-m', message);
    assert.equal(await project.git('status', '--porcelain'), '', step);
  };
  /** Does a step with its files as they are in the example, and sees its gate open. */
  const doStep = async (step: string, change: (text: string, file: string) => string = (text) => text) => {
    for (const file of filesOf(step)) await write(file, change(files[file] ?? '', file));
    await commit(step, 'write what the step makes');
    const open = await openGates();
    assert.deepEqual(open.get(step) ?? [], [], step);
    return open;
  };

  it('begins with a foundation and nothing else: every gate of a step is open', async () => {
    const open = await openGates();
    assert.deepEqual(
      steps.map(({ phase, step }) => `${phase}/${step}`).filter((gate) => !open.has(gate)),
      [],
    );
  });

  it('finds a strategy, ranks its hypotheses and has it approved', async () => {
    const first = ['collect', 'analyse', 'diagnose', 'synthesise'];
    for (const step of first) await doStep(`growth-strategy/${step}`);
    await write('workspace/growth/strategy/growth-strategy.md', files['workspace/growth/strategy/growth-strategy.md']);
    await commit('growth-strategy/generate', 'write the growth strategy');
    const waiting = (await openGates()).get('growth-strategy/generate')?.join('\n');
    assert.match(waiting ?? '', /^growth-strategy\/generate\/approval \| pending \| Nobody has approved this yet/);
    await project.ok('approve', 'growth-strategy/generate', '--commit');
    assert.ok(!(await openGates()).has('growth-strategy/generate'));
    const open = await doStep('growth-strategy/prioritise', () => firstRanking);
    for (const step of [...first, 'generate']) assert.ok(!open.has(`growth-strategy/${step}`), step);
  });

  it('plans, writes and launches campaigns', async () => {
    await doStep('campaign-execution/plan', (text) =>
      withStatus(until(text, 'decisions'), 'planned')
        .replaceAll('state: ended', 'state: planned')
        .replace(/\n {2}validated_on: .*/, ''),
    );
    await doStep('campaign-execution/create');
    const running = (text: string) =>
      withStatus(until(text, 'decisions'), 'active').replaceAll('state: ended', 'state: serving');
    for (const file of filesOf('campaign-execution/plan')) await write(file, running(files[file] ?? ''));
    await commit('campaign-execution/plan', 'go live');
    const undecided = (await openGates()).get('campaign-execution/deploy')?.join('\n') ?? '';
    assert.match(undecided, /complete:launches/);
    await doStep('campaign-execution/deploy');
  });

  it('tests three hypotheses, from design to learning, with a second reader', async () => {
    await project.edit(strategy, () => files[strategy]?.replace(judged, '\n    status: testing$1') ?? '');
    await project.commitAll('[growth-strategist] strategy: put three hypotheses to the test');
    const stale = (await openGates()).get('growth-strategy/generate')?.join('\n') ?? '';
    assert.match(stale, /approval \| stale .*notchboard\.strategy\.yaml/);

    const experiment = (key: string, status: string) => (text: string) => withStatus(until(text, key), status);
    await doStep('ab-testing/design', experiment('configuration', 'designed'));
    for (const [step, key, status] of [
      ['configuration', 'results', 'configured'],
      ['execution', 'decision', 'completed'],
      ['analysis', 'learning', 'analysed'],
    ] as const) {
      for (const file of filesOf('ab-testing/design')) await write(file, experiment(key, status)(files[file] ?? ''));
      await commit('ab-testing/design', `set experiments to ${status}`);
      if (step !== 'analysis') await doStep(`ab-testing/${step}`);
    }
    for (const file of filesOf('ab-testing/analysis')) await write(file, files[file]);
    await commit('ab-testing/analysis', 'read out three experiments');
    const unread = (await openGates()).get('ab-testing/analysis')?.join('\n') ?? '';
    assert.match(unread, /^ab-testing\/analysis\/second-reader \| pending \| Nobody has reviewed this yet/);
    const quote = 'workspace/growth/readouts/sign-up-full-board.md: The effect reaches the two points we had asked for';
    await project.as(ines);
    const review = ['review', 'ab-testing/analysis', '--by', 'growth-strategist', '--verdict', 'pass', '--commit'];
    await project.ok(...review, '--quote', quote);
    assert.ok(!(await openGates()).has('ab-testing/analysis'));

    for (const file of filesOf('ab-testing/design')) await write(file, files[file]);
    await commit('ab-testing/design', 'write down what was learned');
    await doStep('ab-testing/learning');
  });

  it('sees that the strategy lags behind its tests, and has it approved again', async () => {
    const behind = (await openGates()).get('growth-strategy/generate')?.join('\n') ?? '';
    assert.match(behind, /was decided as ship, but its status is still testing\. Bring it up to date/);
    await project.as(lena);
    const refused = await project.gtm('approve', 'growth-strategy/generate');
    assert.match(refused.err, /is none of the approvers/);
    await project.as(ines);
    await write(strategy, files[strategy]);
    await project.commitAll('[growth-strategist] strategy: judge three hypotheses');
    await write(priorities, files[priorities]);
    await commit('growth-strategy/prioritise', 'rank what is left');
    await project.ok('approve', 'growth-strategy/generate', '--commit');
    const open = await openGates();
    assert.deepEqual([open.has('growth-strategy/generate'), open.has('growth-strategy/prioritise')], [false, false]);
  });

  for (const [title, phase, names] of [
    ['engages customers', 'engagement', ['listen', 'create', 'deliver', 'respond', 'learn']],
    [
      'executes, watches, learns from and refines the strategy',
      'growth-strategy',
      ['execute', 'monitor', 'learn', 'refine'],
    ],
    [
      'works on every stage of acquisition',
      'acquisition',
      ['awareness', 'interest', 'consideration', 'trial', 'conversion'],
    ],
  ] as const)
    it(title, async () => {
      for (const name of names) {
        assert.ok((await openGates()).has(`${phase}/${name}`), `${phase}/${name} was open before`);
        await doStep(`${phase}/${name}`);
      }
    });

  it('measures its campaigns and decides about every variant', async () => {
    await doStep('campaign-execution/measure');
    project.today = '2026-06-01';
    const late = (await openGates()).get('campaign-execution/deploy')?.join('\n') ?? '';
    assert.match(late, /still serves, but ended on 2026-05-29/);
    for (const file of filesOf('campaign-execution/plan')) await write(file, files[file]);
    await commit('campaign-execution/plan', 'decide about eight variants, and end the campaigns');
    await doStep('campaign-execution/optimise');
  });

  it('ends with every gate passed, and with evidence for each criterion', async () => {
    await project.commitAll('Keep what belongs to no step', '--allow-empty');
    assert.deepEqual([...(await openGates())], []);
    const report = JSON.parse((await project.gtm('gate', '--json')).out) as GateReport;
    const silent = report.gates.flatMap(({ criteria }) =>
      criteria.filter(({ rule, evidence }) => rule !== undefined && evidence.length === 0).map(({ id }) => id),
    );
    assert.deepEqual(silent, []);
    const { code, out } = await project.gtm('check');
    assert.equal(code, 0, out);
  });

  it('keeps its history by the convention', async () => {
    const subjects = (await project.git('log', '--format=%s')).trim().split('\n');
    const odd = subjects.filter((subject) => !/^\[[a-z-]+\] [a-z-]+: /.test(subject));
    assert.deepEqual(odd, ['Keep what belongs to no step', 'Start']);
    const approvals = subjects.filter((subject) => subject.startsWith('[human] approve:'));
    assert.equal(approvals.length, 2);
  });
});
