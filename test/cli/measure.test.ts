import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { runInProcess } from '../support/runGtm.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const example = inRepository('examples/acme-crm');
const gtm = (...argv: string[]) => runInProcess(argv, { cwd: example });

describe('gtm kpi', () => {
  it('shows planned, actual, forecast and state, with causes and actions', async () => {
    const { code, out } = await gtm('kpi');
    assert.equal(code, 0);
    assert.match(out, /Cycle 2026-Q2 \(2026-04-01 to 2026-06-30\); figures through 2026-\d\d-\d\d/);
    assert.match(out, /Sign-ups +[\d,]+ +[\d,]+ +[+−][\d.]+ % +[\d,]+ +2,750 +on plan/);
    assert.match(out, /Tests completed, 2026-05: .* → .* \(Priya Raman, by 2026-06-08\)/);
  });

  it('shows one, and knows no other', async () => {
    const { out } = await gtm('kpi', 'signups', '--json');
    assert.deepEqual(
      (JSON.parse(out) as { kpis: { id: string }[] }).kpis.map(({ id }) => id),
      ['signups'],
    );
    const { code, err } = await gtm('kpi', 'signpus');
    assert.equal(code, 2);
    assert.match(err, /There is no KPI signpus/);
  });

  it('fails where a difference has no cause', async () => {
    const scratch = await (await Scratch.create()).write({
      'marketing.yaml': 'kind: project\ntitle: A\ncycle: { period: 2026-Q2 }\n',
      'a.kpis.yaml':
        'kind: kpis\ntitle: K\nkpis: [{ id: leads, title: Leads, unit: count, direction: up, target: 30 }]\n',
      '2026-04.actuals.yaml':
        'kind: actuals\ntitle: A\nperiod: 2026-04\nkpis: [{ kpi: leads, planned: 10, actual: 5 }]\n',
    });
    try {
      const { code, out } = await runInProcess(['kpi'], { cwd: scratch.root });
      assert.equal(code, 1);
      assert.match(
        out,
        /Leads: The difference is 50 % of the plan; from 10 % on it needs a cause\. Add `cause` and `action`/,
      );
    } finally {
      await scratch.remove();
    }
  });
});

describe('gtm budget', () => {
  it('shows no head of a table that has no rows, and neither does a report', async () => {
    const scratch = await (await Scratch.create()).write({
      'marketing.yaml':
        'kind: project\ntitle: A\ncycle: { period: 2026-Q2 }\nbudget: { currency: USD, per_month: 900 }\n',
    });
    try {
      const budget = await runInProcess(['budget'], { cwd: scratch.root });
      assert.match(budget.out, /The channels have USD 0 a month, USD 900 less/);
      assert.doesNotMatch(budget.out, /A month|^Channels$/m);
      for (const format of ['text', 'markdown', 'html']) {
        const report = await runInProcess(['report', '--format', format], { cwd: scratch.root });
        assert.match(report.out, /No KPI is defined/, format);
        assert.doesNotMatch(report.out, /A month|Forecast/, format);
      }
    } finally {
      await scratch.remove();
    }
  });

  it('shows the balance, the pace and where it leads', async () => {
    const { code, out } = await gtm('budget');
    assert.equal(code, 0);
    assert.match(out, /The channels have USD 45,000 a month, as much as the budget\./);
    assert.match(out, /At this rate it comes to USD [\d,]+, USD [\d,]+ (?:under|over) the budget\./);
    assert.match(out, /Search ads +USD 12,600 +USD 37,800 +USD [\d,]+ +USD [\d,]+ +[\d.]+ %/);
    assert.match(out, /LinkedIn ads: USD 1,\d{3} each, target USD 1,350/);
  });

  it('shares a month out anew, and names the method', async () => {
    const { out } = await gtm('budget', '--reallocate', 'proportional', '--total', 'USD 40,000', '--json');
    const { reallocation } = JSON.parse(out) as {
      reallocation: { explanation: string; rows: { proposed: number }[] };
    };
    assert.equal(
      reallocation.rows.reduce((sum, { proposed }) => sum + proposed, 0),
      4_000_000,
    );
    assert.match(reallocation.explanation, /largest remainder/);
    const { code, err } = await gtm('budget', '--reallocate', 'marginal', '--total', 'much');
    assert.equal(code, 2);
    assert.match(err, /--total much does not read as an amount/);
  });
});

describe('gtm report', () => {
  it('writes the month with all parts', async () => {
    const { code, out } = await gtm('report', '--format', 'markdown');
    assert.equal(code, 0);
    const parts = [...out.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    assert.deepEqual(
      [
        'KPIs in 2026-\\d\\d',
        'KPIs in the cycle to date',
        'Money',
        'Milestones',
        'Hours',
        'Unit economics',
        'Experiments',
        'Initiatives by score',
        'Objectives \\(SMART\\)',
      ].filter((title) => !parts.some((part) => new RegExp(`^${title}`).test(part ?? ''))),
      [],
    );
    assert.match(out, /```mermaid\n/);
    assert.match(out, /Mend first: Trials to Customers/);
  });

  it('writes a page of its own with pictures, and into a file by its name', async () => {
    const scratch = await Scratch.create();
    try {
      const { code } = await gtm('report', '-o', `${scratch.root}/may.html`);
      assert.equal(code, 0);
      const page = await readFile(`${scratch.root}/may.html`, 'utf8');
      assert.match(page, /^<!doctype html>/);
      assert.match(page, /<svg /);
      assert.doesNotMatch(page, /<script|https?:\/\/(?!www\.w3\.org)/);
    } finally {
      await scratch.remove();
    }
  });

  it('writes the week, and a month that was', async () => {
    const week = await gtm('report', 'weekly');
    assert.match(week.out, /KPIs to watch, in the cycle to date\nKPI .*\nTests completed/);
    const april = await gtm('report', '--period', '2026-04', '--format', 'markdown');
    assert.match(april.out, /^## KPIs in 2026-04$/m);
    const { code, err } = await gtm('report', '--period', '2026-09');
    assert.equal(code, 2);
    assert.match(err, /There are no actual figures of 2026-09/);
  });

  it('adds leads by source, campaign and speed of the answer', async () => {
    const scratch = await (await Scratch.create()).write({
      'leads.csv':
        'source,campaign,created_at,answered_at,converted,value\nsearch,a,2026-05-01T08:00:00Z,2026-05-01T10:00:00Z,yes,100\nsearch,a,2026-05-02T08:00:00Z,,no,\nmail,b,2026-05-02T08:00:00Z,2026-05-02T09:00:00Z,no,\nmail,b,soon,,no,\n',
    });
    try {
      const { out, err } = await gtm('report', 'weekly', '--on', '2026-05-05', '--leads', `${scratch.root}/leads.csv`);
      assert.match(out, /search +all +2 +1 +50 % +USD 100 +1 +2 h +2 h/);
      assert.match(err, /leads\.csv:5: .*soon/);
    } finally {
      await scratch.remove();
    }
  });

  it('counts nothing that is dated after the day that is named, and says what it leaves out', async () => {
    const { out } = await gtm('report', 'weekly', '--on', '2026-05-15');
    assert.match(out, /^Acme CRM: week to 2026-05-15$/m);
    assert.match(out, /KPIs and money are those of the cycle to 2026-04-30, not of this week alone/);
    assert.match(out, /The figures of 2026-05 and 2026-06 reach past 2026-05-15 and are left out/);
    assert.match(out, /The results of “A concrete promise in the sign-up panel” have no days either/);
    assert.match(out, /Spent USD 42,920 of USD 135,000; planned by now USD 45,000/);
    assert.match(out, /Panel test read and decided +2026-05-18 +– +– +to come/);
    assert.doesNotMatch(out, /What we read, said in the sign-up panel/);
    const month = await gtm('report', 'monthly', '--on', '2026-05-15', '--json');
    const { through, leftOut, economics, funnels } = JSON.parse(month.out) as Record<string, unknown[]>;
    assert.equal(through, '2026-04-30');
    assert.deepEqual(leftOut, [
      { period: '2026-05', through: '2026-05-31' },
      { period: '2026-06', through: '2026-06-30' },
    ]);
    assert.deepEqual([economics?.length, funnels?.length], [1, 0]);
    const page = await gtm('report', 'monthly', '--on', '2026-05-15', '--format', 'html');
    assert.match(page.out, /<h1[^>]*>Acme CRM: report of 2026-04<\/h1>/);
    assert.doesNotMatch(page.out, /<svg /);
  });

  it('has the whole of a month from its last day on, and none that is not over', async () => {
    const { out } = await gtm('report', '--on', '2026-05-31');
    assert.match(out, /^Acme CRM: report of 2026-05$/m);
    assert.match(out, /The figures of 2026-06 reach to 2026-06-30, past 2026-05-31, and are left out/);
    const later = await gtm('report', '--on', '2026-05-30', '--period', '2026-05');
    assert.equal(later.code, 2);
    assert.match(later.err, /past the day of the report\. Leave out --on, or name 2026-05-31 or a later day\./);
    const { code, err } = await gtm('report', '--on', 'May');
    assert.equal(code, 2);
    assert.match(err, /--on May is no day such as 2026-05-15/);
  });

  it('counts the leads of its period, and says in every format what was not counted', async () => {
    const scratch = await (await Scratch.create()).write({
      'leads.csv':
        'source;created_at;answered_at;converted;value\nmail;03.06.2026;04.06.2026;yes;1.200,50\nmail;03.07.2026;;no;\nmail;05.06.2026;04.06.2026;no;\nmail;31.31.2026;;no;\n',
    });
    const report = (format: string) =>
      gtm(
        ...['report', 'monthly', '--period', '2026-06', '--format', format, '--leads', `${scratch.root}/leads.csv`],
        ...['--decimal', ',', '--delimiter', ';', '--date-format', 'dd.MM.yyyy'],
      );
    try {
      for (const format of ['text', 'markdown', 'html']) {
        const { out } = await report(format);
        assert.match(out, /Leads by source and campaign, 2026-06-01 to 2026-06-30/, format);
        assert.match(out, /1 of the file came in before or after these days/, format);
        assert.match(out, /2 rows were left out\./, format);
        assert.match(out, /Row 4, answered(?:_at)?: The first answer is earlier than the lead itself/, format);
        assert.match(out, /Row 5, created(?:_at)?: .*31\.31\.2026/, format);
        assert.match(out, /USD 1,201/, format);
      }
      const { leads } = JSON.parse((await report('json')).out) as { leads: Record<string, unknown> };
      const { groups, problems, ...rest } = leads as {
        groups: { level: string; leads: number }[];
        problems: unknown[];
      };
      assert.deepEqual(rest, { from: '2026-06-01', through: '2026-06-30', outside: 1, leftOut: 2 });
      assert.deepEqual(
        groups.map(({ level, leads: count }) => [level, count]),
        [
          ['source', 1],
          ['campaign', 1],
        ],
      );
      assert.equal(problems.length, 2);
    } finally {
      await scratch.remove();
    }
  });
});
