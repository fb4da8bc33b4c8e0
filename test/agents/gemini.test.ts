import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AgentProject } from '../support/agents/agentProject.ts';
import { gemini, installTool } from '../support/agents/installTool.ts';
import { type ModelTurn, ScriptedModel } from '../support/agents/scriptedModel.ts';

const step = 'strategy/core-framework';

/** A real tool from the registry, from the brief to the commit, with a model of ours on loopback. */
describe('Gemini CLI', function () {
  this.timeout(300_000);
  let bin: string;
  let project: AgentProject;
  let model: ScriptedModel;

  before(async () => {
    bin = await installTool(gemini);
  });
  beforeEach(async () => {
    project = await AgentProject.create();
    await project.have('strategy/gtm-strategy');
  });
  afterEach(async () => {
    await model.stop();
    await project.remove();
  });

  const outputs = async () => {
    const acts = await AgentProject.outputs(step);
    return Promise.all(
      acts
        .flatMap((act) => ('write' in act ? [act] : []))
        .map(async ({ write, from = '' }) => ({ path: write, content: await readFile(from, 'utf8') })),
    );
  };
  const run = async () => {
    const home = path.join(project.beside, 'home');
    await project.repository.scratch.write({
      '.beside/home/.gemini/settings.json': JSON.stringify({
        security: { auth: { selectedType: 'gemini-api-key' } },
        privacy: { usageStatisticsEnabled: false },
        telemetry: { enabled: false },
        general: { enableAutoUpdate: false, enableAutoUpdateNotification: false },
      }),
    });
    return project.run(
      ['core-framework', '--runner', 'gemini'],
      {},
      {
        HOME: home,
        PATH: [bin, process.env.PATH].join(path.delimiter),
        GEMINI_API_KEY: 'dummy-key-for-tests',
        GEMINI_MODEL: 'gemini-2.5-pro',
        GOOGLE_GEMINI_BASE_URL: model.address,
      },
    );
  };

  it('does a step: is told what is missing, repairs it, passes, and the deliverable is committed', async () => {
    const files = await outputs();
    const first = files.filter(({ path: file }) => !file.endsWith('brand-voice.md'));
    model = await ScriptedModel.start(
      (_, turn): ModelTurn => ({
        say: 'I write the files.',
        files: turn === 1 ? first : files.filter((file) => !first.includes(file)),
      }),
    );
    const { code, events, result, err } = await run();
    assert.equal(
      code,
      0,
      `${err}\n${JSON.stringify(
        events.filter(({ type }) => type !== 'tool'),
        null,
        1,
      ).slice(-3000)}`,
    );
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'verify' ? [event.missing] : [])),
      [['workspace/messaging/brand-voice.md'], []],
    );
    assert.equal(result.subject, '[brand-messaging] messaging: define messaging framework');
    assert.deepEqual(await project.subjects(), [
      '[brand-messaging] messaging: define messaging framework',
      'Have',
      'Start',
    ]);
    assert.ok(
      (await project.filesOf('HEAD')).every(
        (file) => file.startsWith('workspace/messaging/') || file === 'workspace/status/brand-messaging.md',
      ),
    );
    assert.equal(await project.status(), '');
    assert.ok(events.some((event) => event.type === 'say' && event.text.includes('I write the files.')));
    assert.ok(!JSON.stringify(events).includes('dummy-key-for-tests'));
  });

  it('is refused what is not its own', async () => {
    const targets = [
      'marketing.yaml',
      '../outside.md',
      'workspace/strategy/gtm.strategy.yaml',
      '.git/hooks/pre-commit',
      'notes.md',
    ];
    model = await ScriptedModel.start(
      (): ModelTurn => ({ say: 'I reach out.', files: targets.map((file) => ({ path: file, content: 'x\n' })) }),
    );
    const { code, result } = await run();
    assert.equal(code, 1);
    assert.equal(result.outcome, 'refused', JSON.stringify(result));
    assert.equal(await project.status(), '');
    assert.deepEqual(await project.subjects(), ['Have', 'Start']);
  });

  it('that gets no answer from its model has failed, with the reason', async () => {
    model = await ScriptedModel.start(() => ({ status: 400 }));
    const { code, result } = await run();
    assert.equal(code, 1);
    assert.equal(result.outcome, 'failed', JSON.stringify(result));
    assert.equal(await project.status(), '');
  });
});
