import assert from 'node:assert/strict';
import {
  Checker,
  evaluatePlaybook,
  loadProject,
  MemoryHistory,
  MemoryWorkspace,
  nextSteps,
  selectGates,
  statusReports,
  verdictOf,
} from '../../../src/core/index.ts';
import { testContext } from '../../support/gateSetting.ts';

const playbook = `kind: playbook
id: own
title: Own
agents:
  - { id: writer, title: Writer }
  - { id: seller, title: Seller }
phases:
  - id: plan
    title: Plan
    steps:
      - { id: brief, title: Brief, agent: writer, outputs: [{ path: workspace/brief.md, title: Brief, words: 2 }], gate: [] }
      - id: pitch
        title: Pitch
        agent: seller
        inputs: [{ title: Brief, path: workspace/brief.md }]
        outputs: [{ path: workspace/pitch.md, title: Pitch, words: 2 }]
        gate:
          - { id: approval, title: The pitch is approved, rule: approval-recorded }
          - { id: review, title: The pitch is reviewed, rule: review-recorded }
  - id: sell
    title: Sell
    order: parallel
    steps:
      - id: call
        title: Call
        agent: seller
        inputs: [{ title: Pitch, step: plan/pitch }]
        outputs: [{ path: workspace/calls.md, title: Calls, words: 2 }]
        gate: []
      - { id: write, title: Write, agent: writer, outputs: [{ path: workspace/letters.md, title: Letters, words: 2 }], gate: [] }
modes:
  - { id: full, title: Full, phases: [plan, sell] }
  - { id: build-and-execute, title: Sell, phases: [sell] }
  - { id: strategy-only, title: Letters, phases: [plan, sell], agents: [writer] }
scenarios:
  - { id: quarterly-planning, title: Quarter, phases: [plan] }
`;

async function evaluate(files: Record<string, string>, { settings = '', running = '' } = {}) {
  const project = await loadProject(
    new MemoryWorkspace({
      'marketing.yaml': `kind: project\ntitle: Acme\nplaybooks: [own]\n${settings}`,
      'own.playbook.yaml': playbook,
      ...files,
    }),
  );
  const { engine } = new Checker(project);
  const context = { ...testContext(new MemoryHistory('complete')), isRunning: (step: string) => step === running };
  const result = evaluatePlaybook(project, engine, 'own', context);
  assert.ok(result);
  const states = Object.fromEntries(
    result.phases.flatMap((phase) => phase.steps.map((step) => [step.gate, `${step.status} ${step.note}`.trim()])),
  );
  const report = statusReports(project, engine, '1', context)[0];
  assert.ok(report);
  return { result, states, report };
}

const text = 'Two words.\n';
const brief = { 'workspace/brief.md': text };
const both = { ...brief, 'workspace/pitch.md': text };

describe('states of steps', () => {
  it('are ready, blocked, done and in review', async () => {
    assert.deepEqual((await evaluate({})).states, {
      'plan/brief': 'ready',
      'plan/pitch': 'blocked Waits for the gate “Brief”.',
      'sell/call': 'blocked Waits for the gate “Brief”.',
      'sell/write': 'blocked Waits for the gate “Brief”.',
    });
    const { states, result } = await evaluate(both);
    assert.equal(states['plan/brief'], 'done');
    assert.equal(states['plan/pitch'], 'in-review Complete. Waits for an approval and a review.');
    assert.equal(result.phases[0]?.status, 'in-review');
  });

  it('are running while the journal says so', async () => {
    assert.equal((await evaluate(brief, { running: 'plan/pitch' })).states['plan/pitch'], 'running');
  });

  it('are skipped where the mode leaves them out, and what they should have made is asked for', async () => {
    const sell = await evaluate({}, { settings: 'mode: build-and-execute\n' });
    assert.deepEqual(sell.states, {
      'plan/brief': 'skipped Left out in this cycle.',
      'plan/pitch': 'skipped Left out in this cycle.',
      'sell/call': 'blocked Waits for workspace/pitch.md, which the step “Pitch” makes; it is left out this time.',
      'sell/write': 'ready',
    });
    assert.equal(sell.result.phases[0]?.status, 'skipped');
    assert.equal((await evaluate(both, { settings: 'mode: build-and-execute\n' })).states['sell/call'], 'ready');
    const writer = await evaluate(brief, { settings: 'mode: strategy-only\n' });
    assert.deepEqual(
      Object.values(writer.states).map((state) => state.split(' ')[0]),
      ['done', 'skipped', 'skipped', 'ready'],
    );
    assert.equal(
      (await evaluate({}, { settings: 'scenario: quarterly-planning\n' })).states['sell/write'],
      'skipped Left out in this cycle.',
    );
    const decided = await evaluate({}, { settings: 'scenario: quarterly-planning\nmode: full\n' });
    assert.match(decided.states['sell/write'] ?? '', /^blocked/);
  });

  it('do not count against the verdict when they are left out and not named', async () => {
    const { result } = await evaluate(
      { ...both, 'workspace/calls.md': text, 'workspace/letters.md': text },
      { settings: 'mode: build-and-execute\n' },
    );
    assert.equal(verdictOf(result, selectGates(result, [])), true);
    assert.equal(verdictOf(result, selectGates(result, ['plan'])), false);
  });

  it('lead to what can be done next', async () => {
    const next = nextSteps((await evaluate(brief)).result).map(({ what, gate, missing, reason }) => [
      what,
      gate,
      missing,
      reason,
    ]);
    assert.deepEqual(next, [
      ['work', 'plan/pitch', ['workspace/pitch.md'], 'All that it starts from is there; 1 output is missing.'],
    ]);
    const review = nextSteps((await evaluate(both)).result);
    assert.deepEqual(
      review.map(({ what, gate }) => [what, gate]),
      [['review', 'plan/pitch']],
    );
  });
});

describe('criteria that cannot be judged', () => {
  it('fail, and do not pass', async () => {
    const project = await loadProject(
      new MemoryWorkspace({
        'marketing.yaml': 'kind: project\ntitle: Acme\nplaybooks: [odd]\n',
        'odd.playbook.yaml': `kind: playbook
id: odd
title: Odd
phases:
  - id: plan
    title: Plan
    steps:
      - id: brief
        title: Brief
        outputs: []
        gate:
          - { id: none, title: No such rule, rule: no-such-rule }
          - { id: aimless, title: Looks at nothing, rule: reference-resolves }
          - { id: bare, title: Nobody has a past, rule: approval-recorded }
`,
      }),
    );
    const result = evaluatePlaybook(project, new Checker(project).engine, 'odd');
    const judged = Object.fromEntries(
      result?.gates[0]?.criteria.map((one) => [one.id, [one.status, one.findings[0]?.message]]) ?? [],
    );
    assert.equal(judged['plan/brief/none']?.[0], 'fail');
    assert.match(String(judged['plan/brief/none']?.[1]), /which does not exist, so it cannot be judged/);
    assert.equal(judged['plan/brief/aimless']?.[0], 'fail');
    assert.match(String(judged['plan/brief/aimless']?.[1]), /Add `kinds` in the playbook/);
    assert.equal(judged['plan/brief/bare']?.[0], 'pending');
    assert.equal(result?.gates[0]?.status, 'fail');
  });
});

describe('a criterion that names kinds', () => {
  it('judges those of its rule’s, and waits for no others', async () => {
    const files = {
      'marketing.yaml': 'kind: project\ntitle: Acme\nplaybooks: [own]\n',
      'own.playbook.yaml': `kind: playbook
id: own
title: Own
phases:
  - id: plan
    title: Plan
    steps:
      - id: brief
        title: Brief
        outputs: []
        gate:
          - { id: campaigns, title: Of campaigns, rule: sub-type-fits, kinds: [campaign] }
          - { id: all, title: Of everything, rule: sub-type-fits }
`,
      'spring.campaign.yaml': 'kind: campaign\ntitle: Spring\ntype: awareness\nsub_type: pr\n',
      'test.experiment.yaml': 'kind: experiment\ntitle: Test\n',
    };
    const judge = async (changes: Record<string, string>) => {
      const project = await loadProject(new MemoryWorkspace({ ...files, ...changes }));
      const result = evaluatePlaybook(project, new Checker(project).engine, 'own');
      return result?.gates[0]?.criteria.map(({ status }) => status);
    };
    assert.deepEqual(await judge({}), ['pass', 'pending']);
    const wrong = 'kind: campaign\ntitle: Spring\ntype: awareness\nsub_type: upgrade-expansion\n';
    assert.deepEqual(await judge({ 'spring.campaign.yaml': wrong }), ['fail', 'pending']);
  });
});

describe('conflicts', () => {
  const conflict = (gates: string) => ({
    'workspace/conflicts/price.md': `---\nkind: conflict\ntitle: Which price?\ngates: [${gates}]\n---\n`,
  });
  const decision = (rationale: string) => ({
    'workspace/decisions/price.md': `---\nkind: decision\ntitle: The low one\nstatus: decided\nanswers: [price]\n${rationale}---\n`,
  });

  it('close the gates that they name until a decision with a reason answers them', async () => {
    const open = await evaluate({ ...brief, ...conflict('plan/brief') });
    const gate = open.result.gates.find(({ id }) => id === 'plan/brief');
    assert.equal(gate?.status, 'fail');
    assert.match(
      gate?.criteria.find(({ id }) => id === 'plan/brief/conflicts')?.findings[0]?.message ?? '',
      /“Which price\?” is open/,
    );
    assert.deepEqual(open.report.conflicts, [
      { id: 'price', title: 'Which price?', file: 'workspace/conflicts/price.md', gates: ['plan/brief'] },
    ]);
    const bare = await evaluate({ ...brief, ...conflict('plan/brief'), ...decision('') });
    assert.equal(bare.result.gates[0]?.status, 'fail');
    const answered = await evaluate({ ...brief, ...conflict('plan/brief'), ...decision('rationale: It sells.\n') });
    assert.equal(answered.result.gates[0]?.status, 'pass');
    assert.deepEqual(answered.report.conflicts, []);
  });

  it('that name a phase close all gates of it, and no other', async () => {
    const { result } = await evaluate({ ...brief, ...conflict('plan') });
    const closed = result.gates
      .filter((gate) => gate.criteria.some(({ id }) => id.endsWith('/conflicts')))
      .map(({ id }) => id);
    assert.deepEqual(closed, ['plan/brief', 'plan/pitch']);
  });
});

describe('approvals in the status', () => {
  it('are listed with where they stand', async () => {
    const { report } = await evaluate(both);
    assert.deepEqual(report.approvals, [
      {
        gate: 'plan/pitch',
        criterion: 'plan/pitch/approval',
        status: 'pending',
        note: 'Nobody has approved this yet. An approver runs `gtm approve plan/pitch`.',
      },
    ]);
  });
});
