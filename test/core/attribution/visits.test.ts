import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AttributionAccumulator } from '../../../src/core/attribution/accumulator.ts';
import { JourneyReader } from '../../../src/core/attribution/journeys/reader.ts';
import { channelOfSource, defaultSourceRules, fitsPattern } from '../../../src/core/attribution/journeys/utm.ts';
import { feedCsv } from '../../../src/core/data/csv.ts';
import { Problems } from '../../../src/core/data/problem.ts';
import { assertClose } from '../measurement/referenceCases.ts';
import { read } from './readerSupport.ts';

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
