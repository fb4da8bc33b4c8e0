import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { GateReport } from '../../src/core/index.ts';
import { runInProcess } from '../support/runGtm.ts';
import { inRepository } from '../support/scratch.ts';

/** The day on which each example is looked at: what runs has to run then. */
const days: Readonly<Record<string, string>> = { 'acme-crm': '2026-07-03', bedwise: '2026-04-02' };

/** What waits for a person: an approval belongs into the history of whoever uses the example. */
const forPeople: ReadonlySet<string> = new Set(['approval-recorded', 'plan-locked', 'distribution-approved']);

describe('every example', function () {
  this.timeout(60_000);
  for (const name of readdirSync(inRepository('examples'))) {
    const cwd = inRepository('examples', name);
    const now = new Date(`${days[name] ?? '2026-06-20'}T12:00:00Z`);

    it(`${name} passes its gates, each criterion with evidence, but for what only its people can give`, async () => {
      const { out, err } = await runInProcess(['gate', '--json'], { cwd, now });
      assert.equal(err, '');
      const { gates } = JSON.parse(out) as GateReport;
      assert.ok(gates.length > 5);
      const judged = gates
        .flatMap(({ criteria }) => criteria)
        .filter(({ rule }) => rule !== undefined && !forPeople.has(rule));
      assert.ok(judged.length > 50, `${judged.length} criteria`);
      assert.deepEqual(
        judged
          .filter(({ status, evidence }) => status !== 'pass' || evidence.length === 0)
          .map(({ id, status, note, findings }) => [id, status, note, ...findings.map((one) => one.message)]),
        [],
      );
    });

    it(`${name} has nothing to mend`, async () => {
      const { code, out } = await runInProcess(['check', '--fail-on', 'warning'], { cwd, now });
      assert.equal(code, 0, out);
    });
  }
});
