import assert from 'node:assert/strict';
import { processesMarked } from '../../../src/node/processTree.ts';
import { AgentProject } from './agentProject.ts';
import { installTool } from './installTool.ts';
import { filesOf, startTool } from './realTool.ts';
import { ScriptedModel } from './scriptedModel.ts';
import { dummyKey, type Tool } from './tools.ts';

const step = 'strategy/core-framework';
const subject = '[brand-messaging] messaging: define messaging framework';

/** What every real tool has to do with `gtm run`, from the brief to the commit, with a model of ours on loopback. */
export function describeTool(tool: Tool, cache: string): void {
  describe(tool.title, function () {
    this.timeout(300_000);
    let bins: string[];
    let project: AgentProject;
    let model: ScriptedModel;

    before(async () => {
      bins = await installTool(tool, cache);
    });
    beforeEach(async () => {
      project = await AgentProject.create();
      await project.have('strategy/gtm-strategy');
    });
    afterEach(async () => {
      await model.stop();
      await project.remove();
    });

    const start = (...argv: string[]) => startTool(tool, bins, project, model, 'core-framework', ...argv);
    const run = async (...argv: string[]) => (await start(...argv)).end();

    it('does a step: is told what is missing, repairs it, passes, and the deliverable is committed', async () => {
      const files = await filesOf(step);
      const first = files.filter(({ path: file }) => !file.endsWith('brand-voice.md'));
      model = await ScriptedModel.start((_, turn) => ({
        say: 'I write the files.',
        files: turn === 1 ? first : files.filter((file) => !first.includes(file)),
      }));
      const { code, events, result, err } = await run();
      const told = JSON.stringify({ err, notOffered: model.notOffered, heard: model.heard, events }, null, 1);
      assert.equal(code, 0, told.slice(0, 6000));
      assert.deepEqual(
        events.flatMap((event) => (event.type === 'verify' ? [event.missing] : [])),
        [['workspace/messaging/brand-voice.md'], []],
      );
      // Each file was asked for, and allowed once.
      const allowed = events.flatMap((event) => (event.type === 'allowed' ? event.files : []));
      assert.deepEqual([...new Set(allowed)].sort(), files.map(({ path: file }) => file).sort());
      assert.equal(result.subject, subject);
      assert.deepEqual(await project.subjects(), [subject, 'Have', 'Start']);
      const committed = await project.filesOf('HEAD');
      assert.deepEqual(
        committed,
        [...files.map(({ path: file }) => file), 'workspace/status/brand-messaging.md'].sort(),
      );
      assert.equal(await project.status(), '');
      assert.deepEqual(await project.scratches(), []);
      const said = events.flatMap((event) => (event.type === 'say' ? [event.text] : [])).join('');
      assert.match(said, /I write the files\./);
      assert.ok(!JSON.stringify(events).includes(dummyKey));
    });

    it('is refused what is not its own', async () => {
      const targets = ['notes.md', '../outside.md', 'marketing.yaml', 'workspace/strategy/more.md', '.git/hooks/x'];
      // One a turn: some tools end a turn in which they are refused.
      model = await ScriptedModel.start((_, turn) => ({
        say: 'I reach out.',
        files: targets.slice(turn - 1, turn).map((file) => ({ path: file, content: 'x\n' })),
      }));
      const { code, result, events } = await run('--turns', String(targets.length));
      assert.equal(code, 1);
      assert.equal(result.outcome, 'refused', JSON.stringify(result));
      assert.deepEqual(
        events.filter(({ type }) => type === 'allowed'),
        [],
      );
      const refused = events.flatMap((event) => (event.type === 'refused' ? event.files : []));
      // What it did not ask for, it refused itself, and told its model so.
      for (const [index, target] of targets.entries())
        assert.ok(
          refused.includes(target) || model.heard.some(({ turn }) => turn === index + 1),
          `${target} was not tried: ${JSON.stringify({ refused, heard: model.heard })}`,
        );
      assert.ok(refused.includes('notes.md'));
      assert.equal(await project.status(), '');
      assert.deepEqual(await project.subjects(), ['Have', 'Start']);
      assert.deepEqual(await project.scratches(), []);
    });

    it('reaches our tools: asks the gate, and raises a conflict that comes back', async () => {
      const gate = 'strategy/core-framework';
      model = await ScriptedModel.start(() => ({
        say: 'I ask the gate.',
        calls: [
          { tool: 'gate', args: { names: [gate] } },
          { tool: 'raise_conflict', args: { title: 'Which tone?', gates: [gate], impact: 'Nobody knows.' } },
        ],
      }));
      const { result, events } = await run('--turns', '1');
      const told = JSON.stringify({ model, refused: events.filter(({ type }) => type === 'refused'), result });
      assert.match(model.heard[0]?.text ?? '', /brand-voice\.md/, told);
      assert.equal(result.files.filter((file) => file.startsWith('workspace/conflicts/')).length, 1, told);
    });

    it('that gets no answer from its model has failed, with the reason', async () => {
      model = await ScriptedModel.start(() => ({ status: 400 }));
      const { code, result } = await run();
      assert.equal(code, 1);
      assert.equal(result.outcome, 'failed', JSON.stringify(result));
      assert.equal(result.reason, 'configuration', JSON.stringify(result));
      assert.equal(await project.status(), '');
    });

    it('leaves no process behind when it is cancelled', async () => {
      model = await ScriptedModel.start(() => ({ silent: true }));
      const started = await start();
      await model.silence;
      const ids = started.events.flatMap((event) => (event.type === 'run' ? [event.run] : []));
      const marked = () => processesMarked('GTM_RUN', ids[0] ?? '');
      if (process.platform === 'linux') assert.notDeepEqual(await marked(), []);
      started.child.stdin?.write('{"cancel": true}\n');
      const { result } = await started.end();
      assert.equal(result.outcome, 'cancelled');
      assert.deepEqual(await marked(), []);
      assert.deepEqual(await project.scratches(), []);
      assert.equal(await project.status(), '');
    });

    if (tool.wantsSignIn !== false)
      it('says how to sign in where nobody has', async () => {
        model = await ScriptedModel.start(() => ({ status: 401 }));
        const started = await startTool(tool, bins, project, undefined, 'core-framework');
        const { result } = await started.end();
        assert.equal(result.outcome, 'failed', JSON.stringify(result));
        assert.equal(result.reason, 'sign-in', JSON.stringify(result));
      });
  });
}
