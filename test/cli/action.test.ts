import assert from 'node:assert/strict';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { JSDOM } from 'jsdom';
import { parse } from 'yaml';
import { version } from '../../src/version.ts';
import { type Action, type ActionResult, readAction, runAction } from '../support/compositeAction.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

/** A `gh` that knows one comment of ours or none, and writes down what it is asked. */
const fakeGh = (comment: string) => `#!/bin/sh
printf '%s\\n' "$*" >> "$GH_LOG"
case "$*" in *--paginate*) printf '%s' '${comment}' ;; esac
`;

describe('the GitHub action', function () {
  // Each run of the action starts gtm six times.
  this.timeout(60_000);
  let action: Action;
  let scratch: Scratch;

  const act = async (inputs: Record<string, string> = {}, event = 'push'): Promise<ActionResult> =>
    runAction(action, {
      inputs: { gtm: scratch.path('bin/gtm'), project: 'the plan', gates: 'strategy', ...inputs },
      facts: {
        'github.token': 'token',
        'github.repository': 'acme/plan',
        'github.event_name': event,
        'github.event.pull_request.number': '7',
      },
      folder: scratch.path('runner'),
      cwd: scratch.root,
      env: { GH_LOG: scratch.path('gh.log'), PATH: `${scratch.path('bin')}:${process.env.PATH}` },
    });
  const breakPlan = async () => {
    const file = scratch.path('the plan', persona);
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^objections:\n(?:[ #].*\n)*/m, ''));
  };
  /** For what does not depend on the plan: a `gtm` that has something to say and is quick about it. */
  const installQuickGtm = () => scratch.write({ 'bin/gtm': '#!/bin/sh\nexit 1\n' });
  const installGh = async (comment = '') => {
    await scratch.write({ 'bin/gh': fakeGh(comment) });
    await chmod(scratch.path('bin/gh'), 0o755);
  };

  before(async () => {
    action = await readAction(inRepository('action.yml'));
  });
  beforeEach(async () => {
    scratch = await (await Scratch.create()).copy('examples/acme-crm', 'the plan');
    const gtm = `#!/bin/sh\nexec '${process.execPath}' '${inRepository('dist/gtm.mjs')}' "$@"\n`;
    await scratch.write({ 'bin/gtm': gtm });
    await chmod(scratch.path('bin/gtm'), 0o755);
  });
  afterEach(() => scratch.remove());

  it('is a composite action whose scripts take nothing but variables', () => {
    assert.equal(action.runs.using, 'composite');
    for (const { run, shell } of action.runs.steps) {
      assert.equal(shell, 'bash');
      assert.doesNotMatch(run, /\$\{\{/);
    }
    assert.equal(action.inputs.version?.default, version);
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
      assert.match(description, /\.$/);
  });

  it('passes a plan that is in order, with a scorecard and reports', async () => {
    const { steps, log, outputs, summary } = await act();
    assert.deepEqual(steps, { 'Judge the plan': 0, Verdict: 0 }, log);
    assert.equal(outputs.passed, 'true');
    assert.match(summary, /^<!-- marketing-as-code -->\n## Acme CRM: 3 of 3 gates pass/);
    assert.equal(summary, await readFile(outputs.scorecard ?? '', 'utf8'));
    assert.equal(JSON.parse(await readFile(outputs.sarif ?? '', 'utf8')).version, '2.1.0');
    const { window } = new JSDOM(await readFile(outputs.junit ?? '', 'utf8'), { contentType: 'application/xml' });
    assert.equal(window.document.querySelectorAll('testsuite').length, 3);
  });

  it('fails a plan with something to mend, and says where', async () => {
    await breakPlan();
    const { steps, log, outputs, summary } = await act();
    assert.deepEqual(steps, { 'Judge the plan': 0, Verdict: 1 }, log);
    assert.equal(outputs.passed, 'false');
    assert.match(
      log,
      /^::error file=.*sales-director\.persona\.yaml,line=1,.*::Sales director has no objections yet\./m,
    );
    assert.match(summary, /2 of 3 gates pass[\s\S]*### What to mend/);
  });

  it('does not take a command that could not work for a clean plan', async () => {
    await rm(scratch.path('the plan/marketing.yaml'));
    const { steps, log } = await act();
    assert.deepEqual(steps, { 'Judge the plan': 2 });
    assert.match(log, /There is no marketing\.yaml/);
    assert.deepEqual((await act({ gates: 'no-such-gate' })).steps, { 'Judge the plan': 2 });
  });

  it('writes one comment, and brings it up to date after that', async () => {
    await installQuickGtm();
    await installGh();
    const first = await act({ comment: 'true' }, 'pull_request');
    assert.deepEqual(first.steps, { 'Judge the plan': 0, 'Comment on the pull request': 0, Verdict: 1 }, first.log);
    const calls = async () => (await readFile(scratch.path('gh.log'), 'utf8')).trim().split('\n');
    const body = `-F body=@${scratch.path('runner/gtm-report/scorecard.md')}`;
    assert.equal((await calls()).at(-1), `api --method POST repos/acme/plan/issues/7/comments ${body}`);
    await installGh('41\n42\n');
    await act({ comment: 'true' }, 'pull_request');
    assert.equal((await calls()).at(-1), `api --method PATCH repos/acme/plan/issues/comments/42 ${body}`);
  });

  it('writes no comment elsewhere', async () => {
    await installQuickGtm();
    await installGh();
    assert.deepEqual(Object.keys((await act({ comment: 'true' })).steps), ['Judge the plan', 'Verdict']);
    assert.deepEqual(Object.keys((await act({}, 'pull_request')).steps), ['Judge the plan', 'Verdict']);
  });

  it('is used by the example workflow with inputs and outputs that it has', async () => {
    const text = await readFile(inRepository('docs/ci/marketing.yml'), 'utf8');
    const workflow = parse(text);
    const steps: { uses?: string; with?: Record<string, string> }[] = workflow.jobs.plan.steps;
    const ours = steps.filter(({ uses }) => uses === `marketing-as-code/marketing-as-code@v${version}`);
    assert.equal(ours.length, 1);
    for (const name of Object.keys(ours[0]?.with ?? {})) assert.ok(action.inputs[name], name);
    const used = [...text.matchAll(/steps\.plan\.outputs\.([a-z-]+)/g)].map(([, name = '']) => name);
    assert.ok(used.length > 0);
    for (const name of used) assert.ok(action.outputs[name], name);
    assert.deepEqual(Object.keys(workflow.on), ['pull_request', 'push']);
    assert.equal(steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))?.with?.['fetch-depth'], 0);
  });
});
