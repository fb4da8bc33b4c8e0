import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { bothWays } from '../support/runGtm.ts';
import { Scratch } from '../support/scratch.ts';

const files = {
  'marketing.yaml': 'kind: project\ntitle: Acme # our product\nbudgett:\n  currency: USD\n',
  'a.persona.yaml': 'kind: persona\r\ntitle: A\r\nshare_of_target: 25 # of all\r\nrole_in_purchase: champoin\r\n',
  'b.persona.yaml': 'kind: persona\ntitle: B\nshare_of_target: 30\n',
};

for (const [name, run] of bothWays) {
  describe(`gtm check --fix, ${name}`, () => {
    let scratch: Scratch;
    beforeEach(async () => {
      scratch = await (await Scratch.create()).write(files);
    });
    afterEach(() => scratch.remove());

    it('makes the fixes, keeps comments and line ends, and finds nothing left to fix', async () => {
      const first = await run(['check', '--fix'], { cwd: scratch.root });
      assert.equal(first.code, 0, first.out);
      assert.equal(first.err, 'Fixed a.persona.yaml, b.persona.yaml, marketing.yaml.\n');
      assert.equal(
        await readFile(scratch.path('marketing.yaml'), 'utf8'),
        'kind: project\ntitle: Acme # our product\nbudget:\n  currency: USD\n',
      );
      assert.equal(
        await readFile(scratch.path('a.persona.yaml'), 'utf8'),
        'kind: persona\r\ntitle: A\r\nshare_of_target: 25% # of all\r\nrole_in_purchase: champion\r\n',
      );
      const second = await run(['check', '--fix'], { cwd: scratch.root });
      assert.equal(second.err, '');
      assert.equal(second.out, first.out);
    });

    it('fixes only what it is asked for', async () => {
      await run(['check', '--fix', 'b.persona.yaml'], { cwd: scratch.root });
      assert.equal(
        await readFile(scratch.path('b.persona.yaml'), 'utf8'),
        'kind: persona\ntitle: B\nshare_of_target: 30%\n',
      );
      assert.equal(await readFile(scratch.path('marketing.yaml'), 'utf8'), files['marketing.yaml']);
    });

    it('leaves references alone while a file that may define them cannot be read', async () => {
      const campaign = 'kind: campaign\ntitle: C\nkpi_targets:\n  - { kpi: signups-q2, target: 2 }\n';
      await scratch.write({
        'a.kpis.yaml': 'kind: kpis\ntitle: A\nkpis: [{ id: signups-q1, title: A }]\n',
        'b.kpis.yaml': 'kind: kpis\ntitle: B\nkpis: [\n  - { id: signups-q2, title: B }\n',
        'c.campaign.yaml': campaign,
      });
      await run(['check', '--fix'], { cwd: scratch.root });
      assert.equal(await readFile(scratch.path('c.campaign.yaml'), 'utf8'), campaign);
      await scratch.write({ 'b.kpis.yaml': 'kind: kpis\ntitle: B\n' });
      await run(['check', '--fix'], { cwd: scratch.root });
      assert.match(await readFile(scratch.path('c.campaign.yaml'), 'utf8'), /kpi: signups-q1,/);
    });
  });
}
