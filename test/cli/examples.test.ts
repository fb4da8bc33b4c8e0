import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { GateReport } from '../../src/core/index.ts';
import { ApprovalProject, mallory } from '../support/approvalProject.ts';
import { exampleFiles } from '../support/exampleFiles.ts';
import { runInProcess } from '../support/runGtm.ts';
import { inRepository } from '../support/scratch.ts';

/** A criterion as `gtm gate` reports it. */
type Criterion = GateReport['gates'][number]['criteria'][number];

/** The day on which each example is looked at: what runs has to run then. */
const days: Readonly<Record<string, string>> = { 'acme-crm': '2026-07-03', 'bedwise-planner': '2026-04-02' };
const dayOf = (name: string) => days[name] ?? '2026-06-20';

describe('every example', function () {
  this.timeout(60_000);
  const others: ApprovalProject[] = [];
  afterEach(async () => {
    for (const other of others.splice(0)) await other.remove();
  });

  /** The example as whoever copies it has it: one commit, by somebody who approves nothing. */
  const copyOf = async (name: string) => {
    const project = await ApprovalProject.start(exampleFiles(name), mallory);
    others.push(project);
    project.today = dayOf(name);
    return project;
  };

  for (const name of readdirSync(inRepository('examples'))) {
    it(`${name} passes all its gates wherever it is copied to, each criterion with evidence`, async () => {
      const { out, err, code } = await (await copyOf(name)).gtm('gate', '--format', 'json');
      assert.equal(err, '');
      const { gates } = JSON.parse(out) as GateReport;
      assert.ok(gates.length > 5);
      assert.deepEqual(
        gates.filter(({ status }) => status !== 'pass').map(({ id, status }) => [id, status]),
        [],
      );
      const criteria = gates.flatMap((gate) => gate.criteria);
      assert.ok(criteria.length > 50, `${criteria.length} criteria`);
      assert.deepEqual(criteria.filter(isOpen).map(said), []);
      assert.equal(code, 0);
    });

    it(`${name} has nothing to mend`, async () => {
      const now = new Date(`${dayOf(name)}T12:00:00Z`);
      const cwd = inRepository('examples', name);
      const { code, out } = await runInProcess(['check', '--fail-on', 'warning'], { cwd, now });
      assert.equal(code, 0, out);
    });
  }

  it('bedwise-planner is approved no longer once a file is changed, or another key is put in place', async () => {
    const project = await copyOf('bedwise-planner');
    const research = 'plans/reports/research.md';
    await project.edit(research, (text) => `${text}More.\n`);
    const changed = await project.judge('strategy/planner/approval');
    assert.deepEqual([changed.status, changed.said.includes(research)], ['stale', true], changed.said);
    await project.git('checkout', '--quiet', research);
    const { public: key } = await project.key('other');
    await project.edit('marketing.yaml', (text) => text.replace(/signing_key: .*/, `signing_key: ${key}`));
    await project.commitAll('Put another key in place');
    const { status, said } = await project.judge('strategy/planner/approval');
    assert.equal(status, 'fail');
    assert.match(said, /approvers in marketing\.yaml changed by Mallory Doe/);
  });
});

/** True for a criterion that does not pass, or passes without saying why. */
function isOpen({ status, evidence }: Criterion): boolean {
  return status !== 'pass' || evidence.length === 0;
}

function said({ id, status, note, findings }: Criterion): unknown[] {
  return [id, status, note, ...findings.map(({ message }) => message)];
}
