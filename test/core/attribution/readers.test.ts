import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AttributionAccumulator } from '../../../src/core/attribution/accumulator.ts';
import type { Path } from '../../../src/core/attribution/journey.ts';
import { ChannelNames } from '../../../src/core/attribution/journey.ts';
import type { InputForm, JourneyInput } from '../../../src/core/attribution/journeys/inputs.ts';
import { JourneyReader } from '../../../src/core/attribution/journeys/reader.ts';
import { channelOfSource, defaultSourceRules, fitsPattern } from '../../../src/core/attribution/journeys/utm.ts';
import { feedCsv } from '../../../src/core/data/csv.ts';
import { Problems } from '../../../src/core/data/problem.ts';
import { feedRecords, feedRecordsAsync } from '../../../src/core/data/rows.ts';
import { assertClose } from '../measurement/referenceCases.ts';

/** Writes each path down as text. */
function collector() {
  const channels = new ChannelNames();
  const paths: string[] = [];
  return {
    channels,
    paths,
    usesNulls: true,
    addNull: () => {},
    addPath({ length, channels: list, daysBefore, hasDays, conversions, nulls, value }: Path) {
      const names = list.slice(0, length).map((channel, index) => {
        const name = channels.names[channel] ?? '';
        return hasDays ? `${name}@${Number((daysBefore[index] ?? 0).toFixed(3))}` : name;
      });
      paths.push(`${names.join(' > ')} | ${conversions} ${nulls} ${value}`);
    },
  };
}

function read(csv: string, input: Partial<JourneyInput> = {}, form?: InputForm) {
  const sink = collector();
  const problems = new Problems();
  const reader = new JourneyReader(sink, problems, input);
  feedCsv(csv, reader.file(form), problems);
  reader.finish();
  return {
    paths: sink.paths,
    problems: problems.list.map(({ row, column, message }) => `${row} ${column}: ${message}`),
    memory: reader.memory,
  };
}

describe('contacts, a row each', () => {
  const csv = `user_id,timestamp,channel,event,value
u2,2026-03-09,direct,,
u1,2026-03-01T12:00:00Z,Search,,
u1,2026-03-05,Email,purchase,49.90
u1,2026-03-04,Social,,
u1,2026-03-08,Search,,
u3,2026-03-01,,purchase,10
`;

  it('become a path to each conversion and one of what led to none', () => {
    const { paths, problems, memory } = read(csv, { numbers: { currency: 'EUR' } });
    assert.deepEqual(paths, [
      'direct@0 | 0 1 0',
      'Search@3.5 > Social@1 > Email@0 | 1 0 4990',
      'Search@0 | 0 1 0',
      ' | 1 0 1000',
    ]);
    assert.deepEqual(problems, []);
    assert.equal(memory, 'linear in the rows: in any order');
  });

  it('count again after a conversion, where the plan says so', () => {
    const again = `user,time,channel,event\nu,2026-01-01,a,\nu,2026-01-02,b,won\nu,2026-01-03,c,won\nu,2026-01-04,d,\n`;
    assert.deepEqual(read(again).paths, ['a@1 > b@0 | 1 0 0', 'c@0 | 1 0 0', 'd@0 | 0 1 0']);
    assert.deepEqual(read(again, { afterConversion: 'continue' }).paths, [
      'a@1 > b@0 | 1 0 0',
      'a@2 > b@1 > c@0 | 1 0 0',
      'd@0 | 0 1 0',
    ]);
  });

  it('stay in the order of the file at the same time, contacts before conversions', () => {
    const many = Array.from({ length: 40 }, (_, index) => `u,2026-01-02,m${index},`).join('\n');
    const csv = `user,time,channel,event\nu,2026-01-02,,won\nu,2026-01-02,b,\nu,2026-01-02,a,\nu,2026-01-01,c,\n`;
    assert.deepEqual(read(csv).paths, ['c@1 > b@0 > a@0 | 1 0 0']);
    assert.deepEqual(read(csv, { sorted: true }).paths, ['c@1 > b@0 > a@0 | 1 0 0']);
    assert.match(read(`user,time,channel,event\n${many}\n`).paths[0] ?? '', /^m0@0 > m1@0 > .* > m39@0 \| 0 1 0$/);
  });

  it('take only the events that are named, and a worth where the data has none', () => {
    const events = `user,time,channel,event\nu,2026-01-01,a,view\nu,2026-01-02,,won\n`;
    assert.deepEqual(read(events, { conversionEvents: ['won'], defaultValue: 700 }).paths, ['a@1 | 1 0 700']);
  });

  it('need no memory when they are sorted by person', () => {
    const sorted = `user,time,channel,event\n9,2026-01-02,b,won\n9,2026-01-01,a,\n10,2026-01-01,c,won\n`;
    const { paths, problems, memory } = read(sorted, { sorted: true });
    assert.deepEqual(paths, ['a@1 > b@0 | 1 0 0', 'c@0 | 1 0 0']);
    assert.deepEqual(problems, []);
    assert.equal(memory, 'constant: rows sorted by person');
  });

  it('stop where they are said to be sorted and are not', () => {
    const { problems } = read(`user,time,channel\nb,2026-01-01,x\na,2026-01-01,x\nb,2026-01-02,x\n`, { sorted: true });
    assert.deepEqual(problems, [
      '3 user_id: The rows were declared as sorted by user_id, but “a” comes after “b”. Leave the declaration out, and they are read in any order.',
    ]);
  });

  it('leave out rows that do not read, each with its reason', () => {
    const { paths, problems } = read(
      `user,time,channel,event,value\n,2026-01-01,a,,\nu,soon,a,,\nu,03/04/2026,a,,\nu,2026-01-01,,,\nu,2026-01-01,a,won,much\nu,2026-01-02,b,won,5\nu,2026-01-02\n`,
    );
    assert.deepEqual(paths, ['b@0 | 1 0 500']);
    assert.deepEqual(
      problems.map((problem) => problem.slice(0, 60)),
      [
        '2 user: The cell is empty. The row was left out.',
        '3 time: “soon” does not read as a date or time such as 2026-',
        '4 time: “03/04/2026” can be read in two ways. Declare the fo',
        '5 : The row has neither a contact nor a conversion. It was l',
        '6 value: “much” does not read as an amount of money. The row',
        '8 : The row has 2 cells, but the header names 5. It was left',
      ],
    );
  });

  it('say which column is not there', () => {
    const { problems } = read('person,when,channel\nu,2026-01-01,a\n', {}, 'touches');
    assert.match(
      problems[0] ?? '',
      /^1 user_id: There is no column “user_id”\. The file has “person”, “when” and “channel”\./,
    );
  });
});

describe('whole paths', () => {
  it('are read as text with counts', () => {
    const { paths, memory } = read('Path;Conversions;Nulls;Value\na > b;3;1;1.234,50\n a>c ;0;2;\n', {
      numbers: { decimal: ',', currency: 'EUR' },
    });
    assert.deepEqual(paths, ['a > b | 3 1 123450', 'a > c | 0 2 0']);
    assert.equal(memory, 'constant: a path a row');
  });

  it('are read from columns with a flag', () => {
    const { paths, problems } = read(
      'T_1,T_2,T_10,T_3,conv_flag\na,b,,,conv\na,,d,c,null\n,,,,conv\n,,,,null\na,,,,maybe\n',
    );
    assert.deepEqual(paths, ['a > b | 1 0 0', 'a > c > d | 0 1 0', ' | 1 0 0']);
    assert.deepEqual(
      problems.map((problem) => problem.slice(0, 40)),
      [
        '3 : Empty cells stand between the contac',
        '5 : The row has neither a contact nor a ',
        '6 conv_flag: “maybe” does not say whethe',
      ],
    );
  });

  it('are read from records in memory, and from records as they come', async () => {
    const records = [
      { path: ['a', 'b'], conversions: 2 },
      { path: 'c', conversions: 1, value: 9.5 },
    ];
    const results = [];
    for (const isAsync of [false, true]) {
      const sink = collector();
      const problems = new Problems();
      const reader = new JourneyReader(sink, problems, {});
      if (isAsync) {
        await feedRecordsAsync(
          (async function* () {
            yield* records;
          })(),
          reader.file(),
          problems,
        );
      } else feedRecords(records, reader.file(), problems);
      reader.finish();
      assert.equal(problems.count, 0);
      results.push(sink.paths);
    }
    assert.deepEqual(results[0], ['a > b | 2 0 0', 'c | 1 0 950']);
    assert.deepEqual(results[1], results[0]);
  });
});

describe('raw events', () => {
  const header = 'user_id,timestamp,utm_source,utm_medium,utm_campaign,referrer,event,value\n';
  it('become visits by 30 minutes, new source and campaign', () => {
    const csv = `${header}u,2026-01-01T10:00:00Z,google,cpc,spring,,view,
u,2026-01-01T10:29:00Z,,,,shop.example.com,view,
u,2026-01-01T10:58:00Z,,,,,view,
u,2026-01-01T11:05:00Z,newsletter,email,may,,view,
u,2026-01-01T12:00:00Z,,,,,view,
u,2026-01-01T12:10:00Z,,,,,purchase,20
`;
    const { paths } = read(csv, { conversionEvents: ['purchase'], ownHosts: ['example.com'] });
    assert.deepEqual(paths, ['paid-search@0.09 > email@0.045 > direct@0.007 | 1 0 2000']);
    const longer = read(csv, {
      conversionEvents: ['purchase'],
      ownHosts: ['example.com'],
      sessions: { gapMinutes: 60, newSource: false },
    });
    assert.deepEqual(longer.paths, ['paid-search@0.09 | 1 0 2000']);
  });

  it('get channels by the rules of the plan, then by the usual ones', () => {
    const rules = [{ channel: 'partners', campaign: ['partner-*'] }, ...defaultSourceRules];
    const channel = (source: string, medium: string, campaign = '', referrer = '') =>
      channelOfSource({ source, medium, campaign, referrer }, rules);
    assert.equal(channel('acme', 'link', 'partner-spring'), 'partners');
    assert.equal(channel('google', 'cpc'), 'paid-search');
    assert.equal(channel('linkedin', 'paid-social'), 'paid-social');
    assert.equal(channel('facebook', 'social'), 'organic-social');
    assert.equal(channel('hubspot', 'email'), 'email');
    assert.equal(channel('google', 'organic'), 'organic-search');
    assert.equal(channel('', '', '', 'www.google.de'), 'organic-search');
    assert.equal(channel('', '', '', 'news.ycombinator.com'), 'referral');
    assert.equal(channel('', ''), 'direct');
    assert.equal(channel('(direct)', '(none)'), 'direct');
    assert.equal(channel('podcast', 'sponsoring'), 'unassigned');
  });

  it('match patterns in time that grows with the text', () => {
    assert.ok(fitsPattern('a*b*c', 'aXXbXXc'));
    assert.ok(!fitsPattern('a*b*c', 'aXXcXX'));
    assert.ok(!fitsPattern('ab*ba', 'aba'));
    assert.ok(fitsPattern('*', ''));
    assert.ok(!fitsPattern(`${'*a'.repeat(40)}b`, 'a'.repeat(100_000)));
  });
});

describe('several files', () => {
  it('belong together: contacts, and orders of several lines', () => {
    const accumulator = new AttributionAccumulator(['last']);
    const problems = new Problems();
    const reader = new JourneyReader(accumulator, problems, {});
    feedCsv('user_id,timestamp,channel\nu,2026-01-01,a\nu,2026-01-03,b\n', reader.file(), problems);
    const orders = 'order,user_id,order_date,amount\n7,u,2026-01-02,10.00\n7,u,2026-01-02,5.50\n8,v,2026-01-02,1\n';
    feedCsv(orders, reader.file('conversions', { conversionId: 'order' }), problems);
    reader.finish();
    assert.deepEqual(problems.list, []);
    assert.deepEqual(accumulator.totals, {
      paths: 3,
      conversions: 2,
      nulls: 1,
      value: 1650,
      unattributed: { conversions: 1, value: 100 },
    });
  });
});

describe('people who never converted', () => {
  const csv =
    'user,time,channel,event\nu,2026-01-01,a,\nv,2026-01-01,b,\nv,2026-01-02,c,won\nw,2026-01-01,,\nx,2026-01-01,d,\nx,2026-01-02,d,\n';
  it('are counted, whether a model looks at their paths or not', () => {
    const [without, withNulls] = (['last', 'markov'] as const).map((model) => {
      const accumulator = new AttributionAccumulator([model]);
      const problems = new Problems();
      const reader = new JourneyReader(accumulator, problems, {});
      feedCsv(csv, reader.file(), problems);
      reader.finish();
      assert.equal(problems.count, 1);
      return accumulator.totals;
    });
    assert.deepEqual(without, {
      paths: 3,
      conversions: 1,
      nulls: 2,
      value: 0,
      unattributed: { conversions: 0, value: 0 },
    });
    assert.deepEqual(withNulls, without);
  });
});

describe('the order of rows', () => {
  it('changes nothing where every row has a time of its own', () => {
    const rows = fc
      .uniqueArray(fc.nat(5000), { minLength: 1, maxLength: 40 })
      .chain((minutes) =>
        fc.tuple(...minutes.map((minute) => fc.tuple(fc.constant(minute), fc.nat(4), fc.nat(3), fc.nat(9)))),
      )
      .map((list) =>
        list.map(([minute, person, channel, luck]) => {
          const time = new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
          return `p${person},${time},${luck === 1 ? '' : `c${channel}`},${luck < 3 ? 'won' : ''},${luck}\n`;
        }),
      );
    const credit = (list: readonly string[]) => {
      const accumulator = new AttributionAccumulator(['first', 'last', 'linear', 'time-decay', 'markov', 'shapley']);
      const problems = new Problems();
      const reader = new JourneyReader(accumulator, problems, {});
      feedCsv(`user,time,channel,event,value\n${list.join('')}`, reader.file(), problems);
      reader.finish();
      return accumulator.results().map((result) => ('credit' in result ? result.credit : result.refused));
    };
    fc.assert(
      fc.property(rows, fc.nat(), (list, at) => {
        const turn = at % list.length;
        const [ours, theirs] = [credit(list), credit([...list.slice(turn), ...list.slice(0, turn)].reverse())];
        assertClose(byChannel(theirs), byChannel(ours), { abs: 1e-9 });
      }),
    );
  });
});

/** Conversions by model and channel. */
function byChannel(credits: readonly (string | { channel: string; conversions: number }[])[]): object {
  return credits.map((credit) =>
    typeof credit === 'string'
      ? credit
      : Object.fromEntries(credit.map(({ channel, conversions }) => [channel, conversions])),
  );
}
