import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CsvParser, feedCsv } from '../../../src/core/data/csv.ts';
import { readMoney } from '../../../src/core/data/numbers.ts';
import { Problems } from '../../../src/core/data/problem.ts';
import { timeParser } from '../../../src/core/data/times.ts';
import { type CohortTable, cohortTable, type Transaction } from '../../../src/core/measurement/cohorts.ts';
import { type FunnelRates, funnelRates } from '../../../src/core/measurement/funnelRates.ts';
import { scoreInitiatives } from '../../../src/core/measurement/initiatives.ts';
import { LeadReader } from '../../../src/core/measurement/leadReader.ts';
import { type DecayPolicy, leadScore } from '../../../src/core/measurement/leadScore.ts';
import { LeadTable } from '../../../src/core/measurement/leads.ts';
import { inRepository } from '../../support/scratch.ts';
import { assertClose } from './referenceCases.ts';
import { calculate } from './support.ts';

const text = (file: string) => readFileSync(inRepository('test/data', file), 'utf8');

describe('funnels', () => {
  it('are fixed where the return to plan brings most', () => {
    const { steps, fixFirst } = funnelRates([
      { title: 'Visitors', count: 10_000, planned: 10_000 },
      { title: 'Sign-ups', count: 500, planned: 600 },
      { title: 'Trials', count: 200, planned: 300 },
      { title: 'Customers', count: 40, planned: 45 },
    ]);
    // Trials reach 40 % of sign-ups instead of 50 %: a quarter more customers; sign-ups only a fifth; customers are above plan.
    assertClose(
      steps.map(({ gain }) => gain),
      [8, 10, -10],
      { abs: 1e-9 },
    );
    assert.partialDeepStrictEqual(fixFirst, { from: 'Sign-ups', to: 'Trials' });
    assert.match(fixFirst?.reason ?? '', /brings 10 more to the end/);
  });

  it('without a plan are fixed at the lowest rate, and at the first step that nobody passes', () => {
    const stages = [100, 50, 5, 4].map((count, index) => ({ title: `s${index}`, count }));
    assert.partialDeepStrictEqual(funnelRates(stages).fixFirst, { from: 's1', to: 's2' });
    const blocked = funnelRates([...stages, { title: 'end', count: 0 }]);
    assert.partialDeepStrictEqual(blocked.fixFirst, { from: 's3', to: 'end' });
    assert.equal(blocked.overall, 0);
    const planned = [100, 50].map((count, index) => ({ title: `s${index}`, count, planned: count }));
    assert.equal(funnelRates(planned).fixFirst, null);
  });

  it('say where more reach a stage than the one before', () => {
    const stages = [100, 150, 150].map((count, index) => ({ title: `s${index}`, count }));
    assert.deepEqual(calculate<{ notes: string[] }>('funnel-rates', { stages }).notes, [
      '150 reach “s1”, but only 100 the stage before, “s0”, so the rate is no share of them. Count the same people at both stages, in the same period.',
    ]);
    assert.deepEqual(calculate<{ notes: string[] }>('funnel-rates', { stages: stages.slice(1) }).notes, []);
  });

  it('have rates whose product is the whole, and never NaN', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 2, maxLength: 8 }), (counts) => {
        const { steps, overall }: FunnelRates = funnelRates(
          counts.map((count, index) => ({ title: String(index), count })),
        );
        for (const { rate } of steps) assert.ok(rate === null || Number.isFinite(rate));
        if (steps.some(({ rate }) => rate === null)) return;
        const product = steps.reduce((before, { rate }) => before * (rate ?? 1), 1);
        assert.ok(Math.abs(product - (overall ?? 0)) < 1e-9 * Math.max(1, overall ?? 0));
      }),
    );
  });
});

describe('cohorts', () => {
  const day = (date: string) => Date.parse(date) / 86_400_000;
  const purchase = (customer: string, date: string, value: number): Transaction => ({
    customer,
    day: day(date),
    value,
  });

  it('follow customers from their first purchase, each period from those old enough', () => {
    const transactions = [
      purchase('a', '2026-01-31', 1000),
      purchase('a', '2026-02-01', 500),
      purchase('a', '2026-02-20', 500),
      purchase('b', '2026-01-05', 2000),
      purchase('b', '2026-03-05', 300),
      purchase('c', '2026-02-10', 4000),
      purchase('d', '2026-04-02', 9999),
    ];
    const table = cohortTable(transactions, 'month', day('2026-04-15'));
    const expected: CohortTable = {
      cohorts: [
        { start: '2026-01-01', customers: 2, active: [2, 1, 1], value: [3000, 1000, 300] },
        { start: '2026-02-01', customers: 1, active: [1, 0], value: [4000, 0] },
      ],
      curve: [
        { period: 0, customers: 3, retention: 1, valuePerCustomer: 7000 / 3, cumulativeValue: 7000 / 3 },
        { period: 1, customers: 3, retention: 1 / 3, valuePerCustomer: 1000 / 3, cumulativeValue: 8000 / 3 },
        { period: 2, customers: 2, retention: 0.5, valuePerCustomer: 150, cumulativeValue: 8000 / 3 + 150 },
      ],
    };
    assertClose(table, expected, { abs: 1e-9 });
    assert.equal(table.cohorts.length, 2);
  });

  it('may be of weeks from Monday, quarters and years', () => {
    const transactions = [
      purchase('a', '2026-01-04', 1),
      purchase('a', '2026-01-05', 1),
      purchase('b', '2026-01-11', 1),
    ];
    const starts = (period: 'week' | 'quarter' | 'year', through: string) =>
      cohortTable(transactions, period, day(through)).cohorts.map(({ start, active }) => [start, active]);
    assert.deepEqual(starts('week', '2026-01-11'), [
      ['2025-12-29', [1, 1]],
      ['2026-01-05', [1]],
    ]);
    assert.deepEqual(starts('quarter', '2026-03-31'), [['2026-01-01', [2]]]);
    assert.deepEqual(starts('year', '2026-12-30'), []);
  });

  it('of real transactions lose no customer (CamDavidsonPilon/lifetimes, MIT)', () => {
    const parse = timeParser();
    const transactions: Transaction[] = [];
    const problems = new Problems();
    feedCsv(
      text('lifetimes_example_transactions.csv'),
      {
        columns: (names) => assert.deepEqual(names, ['date', 'id']),
        row: ([date, id]) =>
          transactions.push({ customer: String(id), day: Math.floor(parse(String(date)) / 86_400_000), value: 100 }),
      },
      problems,
    );
    assert.equal(problems.count, 0);
    const last = transactions.reduce((latest, each) => Math.max(latest, each.day), 0);
    const table = cohortTable(transactions, 'month', last + 31);
    const customers = new Set(transactions.map(({ customer }) => customer)).size;
    assert.equal(
      table.cohorts.reduce((sum, cohort) => sum + cohort.customers, 0),
      customers,
    );
    assert.equal(
      table.cohorts.reduce((sum, { value }) => sum + value.reduce((before, each) => before + each, 0), 0),
      transactions.length * 100,
    );
    assert.equal(table.curve[0]?.retention, 1);
    for (const { retention } of table.curve) assert.ok(retention >= 0 && retention <= 1);
  });

  it('of CDNOW are read to the cent (Fader & Hardie; CamDavidsonPilon/lifetimes, MIT)', () => {
    const problems = new Problems();
    let [customers, repeat, spend] = [0, 0, 0];
    const parser = new CsvParser(
      {
        columns: (names) => assert.deepEqual(names, ['ID', 'x', 't_x', 'T', 'zbar']),
        row: ([, x, , , mean]) => {
          const read = readMoney(mean, { currency: 'USD' });
          assert.ok('value' in read);
          customers++;
          repeat += Number(x);
          spend += Number(x) * (read.value ?? 0);
        },
      },
      problems,
    );
    const content = text('lifetimes_cdnow_customers_summary_with_transactions.csv');
    for (let at = 0; at < content.length; at += 13) parser.push(content.slice(at, at + 13));
    parser.end();
    assert.equal(problems.count, 0);
    // Computed apart (Python, csv and Decimal).
    assert.deepEqual([customers, repeat, spend], [2357, 2457, 9535701]);
  });
});

describe('initiatives', () => {
  it('are ranked by a weighted sum, with effort and risk turned round', () => {
    const weights = { alignment: 0.3, impact: 0.3, value: 0.2, effort: 0.1, risk: 0.1 };
    const scores = scoreInitiatives(
      [
        { id: 'b', alignment: 3, impact: 3, value: 3, effort: 3, risk: 3 },
        { id: 'a', alignment: 5, impact: 5, value: 4, effort: 3, risk: 2, cost: 900_000, expectedReturn: 3_800_000 },
        { id: 'c', alignment: 3, impact: 3, value: 3, effort: 2, risk: 4 },
      ],
      weights,
    );
    assert.deepEqual(
      scores.map(({ id, rank, score }) => [id, rank, score]),
      [
        ['a', 1, 4.5],
        ['b', 2, 3],
        ['c', 2, 3],
      ],
    );
    assertClose(scores[0]?.returnOnCost, 2_900_000 / 900_000, { abs: 1e-12 });
    assert.equal(scores[1]?.returnOnCost, null);
  });
});

describe('leads', () => {
  const csv = `Source;Campaign;Created At;First_Response_At;Converted;Amount
webinar;spring;04.05.2026 09:00;04.05.2026 10:00;yes;1.200,00 €
webinar;spring;04.05.2026 09:00;04.05.2026 12:00;no;
webinar;autumn;04.05.2026 09:00;;no;
search;;04.05.2026 09:00;05.05.2026 09:00;yes;300
search;;04.05.2026 09:00;03.05.2026 09:00;yes;300
;;04.05.2026 09:00;;no;
search;;2026-05-04;;no;
search;;04.05.2026 09:00;;perhaps;
`;

  it('convert and are answered by source and campaign', () => {
    const table = new LeadTable();
    const problems = new Problems();
    const reader = new LeadReader(table, problems, {
      time: { format: 'dd.MM.yyyy HH:mm' },
      numbers: { decimal: ',', currency: 'EUR' },
    });
    feedCsv(csv, reader, problems);
    assert.deepEqual(
      problems.list.map(({ row, column }) => `${row} ${column}`),
      ['6 answered', '7 source', '8 created', '9 converted'],
    );
    const group = (source: string, campaign: string | null) =>
      table.groups().find((each) => each.source === source && each.campaign === campaign);
    assert.deepEqual(group('webinar', null), {
      level: 'source',
      source: 'webinar',
      campaign: null,
      leads: 3,
      converted: 1,
      rate: 1 / 3,
      value: 120_000,
      followUp: { answered: 2, unanswered: 1, medianHours: 2, p90Hours: 2.8 },
    });
    assert.equal(group('webinar', 'spring')?.rate, 0.5);
    assert.deepEqual(group('webinar', 'autumn')?.followUp, {
      answered: 0,
      unanswered: 1,
      medianHours: null,
      p90Hours: null,
    });
    assert.partialDeepStrictEqual(group('search', null), {
      leads: 1,
      value: 30_000,
      followUp: { medianHours: 24, p90Hours: 24 },
    });
  });
});

describe('leads of a period', () => {
  const csv = `source,created,converted
mail,2026-05-31T23:30:00Z,no
mail,2026-06-01T00:00:00Z,yes
,2026-06-02T00:00:00Z,perhaps
mail,2026-06-30T23:59:59Z,no
mail,2026-07-01T00:00:00Z,no
mail,2026-07-03
mail,soon,no
`;
  const counted = (zone?: string) => {
    const [table, problems] = [new LeadTable(), new Problems()];
    const period = { from: '2026-06-01', through: '2026-06-30' };
    const reader = new LeadReader(table, problems, { time: { zone }, period });
    feedCsv(csv, reader, problems);
    const [all, ...campaigns] = table.groups();
    return { leads: all?.leads, outside: reader.outside, leftOut: reader.leftOut, campaigns };
  };

  it('are counted by day, the others as outside, and each row that cannot be used once', () => {
    const { campaigns, ...figures } = counted();
    assert.deepEqual(figures, { leads: 2, outside: 2, leftOut: 3 });
    // Leads without a campaign are a group of their own, told from the total by its level.
    assert.deepEqual(
      campaigns.map(({ level, campaign, leads }) => [level, campaign, leads]),
      [['campaign', '', 2]],
    );
  });

  it('begin and end at midnight of the time zone', () => {
    assert.partialDeepStrictEqual(counted('+02:00'), { leads: 2, outside: 2 });
    assert.partialDeepStrictEqual(counted('-02:00'), { leads: 2, outside: 2 });
  });
});

describe('lead scores', () => {
  const events = [
    { points: 40, ageDays: 0 },
    { points: 60, ageDays: 60 },
  ];
  const score = (policy: Partial<DecayPolicy>, given = events) =>
    leadScore(given, { kind: 'none', days: 30, share: 0.8, repeats: false, ...policy }).score;

  it('differ by the kind of decay', () => {
    assert.equal(score({}), 100);
    assert.equal(score({ kind: 'half-life' }), 40 + 15);
    assert.equal(score({ kind: 'half-life-since-activity' }), 100);
    assert.equal(score({ kind: 'step', share: 0.5 }), 40 + 15);
    assert.equal(score({ kind: 'window' }), 40);
    assert.equal(score({ kind: 'window', days: 60 }), 100);
    assert.equal(score({ kind: 'inactivity' }), 100);
  });

  it('lose by inactivity only past the time, once or again and again', () => {
    const idle = (ageDays: number, repeats: boolean) =>
      score({ kind: 'inactivity', repeats }, [{ points: 100, ageDays }]);
    // The source: more than 30 days without activity leave 80 %.
    assert.deepEqual(
      [30, 31, 60, 61, 91].map((days) => idle(days, false)),
      [100, 80, 80, 80, 80],
    );
    assertClose(
      [30, 31, 60, 61, 91].map((days) => idle(days, true)),
      [100, 80, 80, 64, 51.2],
      { abs: 1e-9 },
    );
    assert.equal(score({ kind: 'inactivity' }, []), 0);
  });

  it('stay within their limits', () => {
    const input = { events: [{ points: 500, ageDays: 0 }], decay: { kind: 'none' } };
    assert.equal(calculate('lead-score', { ...input, maximum: 100 }).score, 100);
    assert.equal(calculate('lead-score', { ...input, events: [{ points: -5, ageDays: 0 }], minimum: 0 }).score, 0);
  });

  it('fall with age and never below nothing', () => {
    const age = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(
        age,
        age,
        fc.constantFrom('half-life', 'step', 'window', 'inactivity', 'half-life-since-activity'),
        (a, b, kind) => {
          const [young, old] = [Math.min(a, b), Math.max(a, b)].map((ageDays) =>
            score({ kind, repeats: true }, [{ points: 100, ageDays }]),
          );
          assert.ok((old ?? 0) >= 0 && (young ?? 0) >= (old ?? 0));
        },
      ),
    );
  });
});
