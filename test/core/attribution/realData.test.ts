import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AttributionAccumulator } from '../../../src/core/attribution/accumulator.ts';
import { JourneyReader } from '../../../src/core/attribution/journeys/reader.ts';
import type { MarkovDetails } from '../../../src/core/attribution/models/markov.ts';
import type { ShapleyDetails } from '../../../src/core/attribution/models/shapley.ts';
import {
  type AttributionModel,
  type AttributionOptions,
  attributionModels,
} from '../../../src/core/attribution/options.ts';
import type { AttributionResult } from '../../../src/core/attribution/result.ts';
import { isRefusal } from '../../../src/core/calculators/calculator.ts';
import { CsvParser } from '../../../src/core/data/csv.ts';
import { Problems } from '../../../src/core/data/problem.ts';
import { inRepository } from '../../support/scratch.ts';
import { assertClose } from '../measurement/referenceCases.ts';
import { assertExact, creditOf } from './support.ts';

// Real data from outside the project; sources and licences stand in test/data/SOURCES.md.
const text = (file: string) => readFileSync(inRepository('test/data', file), 'utf8');
const models = attributionModels.filter((model) => model !== 'custom');

function resultsOf(accumulator: AttributionAccumulator): Map<AttributionModel, AttributionResult> {
  const results = accumulator.results().filter((result): result is AttributionResult => !isRefusal(result));
  for (const result of results) assertExact(result);
  return new Map(results.map((result) => [result.model, result]));
}

/** Reads a file in small pieces, so that rows and quotes are cut anywhere. */
function feed(file: string, parser: CsvParser, size = 997): void {
  const content = text(file);
  for (let at = 0; at < content.length; at += size) parser.push(content.slice(at, at + size));
  parser.end();
}

describe('markovattribution_paths.csv (dsearle90/MarkovAttribution, MIT)', () => {
  function run(options: Partial<AttributionOptions> = {}) {
    const accumulator = new AttributionAccumulator(models, options);
    const problems = new Problems();
    const reader = new JourneyReader(accumulator, problems, { defaultValue: 12_345 });
    feed('markovattribution_paths.csv', new CsvParser(reader.file(), problems));
    reader.finish();
    return { accumulator, problems, results: resultsOf(accumulator) };
  }

  it('is read whole, with a note for each row of which contacts are missing in between', () => {
    const { accumulator, problems } = run();
    const totals = {
      paths: 1037,
      conversions: 245,
      nulls: 792,
      value: 245 * 12_345,
      unattributed: { conversions: 0, value: 0 },
    };
    assert.deepEqual(accumulator.totals, totals);
    assert.equal(problems.count, 26);
  });

  it('gives every model that needs no times its numbers', () => {
    const { results } = run();
    assert.deepEqual(
      [...results.keys()],
      models.filter((model) => model !== 'time-decay'),
    );
    const credit = (model: AttributionModel) => creditOf(results.get(model) as AttributionResult);
    assert.deepEqual(credit('first'), { SOCIAL: 101, EMAIL: 57, PROGRAMMATIC: 49, SEM: 38, YOUTUBE: 0 });
    assert.deepEqual(credit('last'), { SEM: 75, SOCIAL: 58, EMAIL: 54, PROGRAMMATIC: 52, YOUTUBE: 6 });
    assert.deepEqual(credit('last-non-direct'), credit('last'));
    // Computed apart in exact fractions (Python), from the definition: every chain solved again without the channel.
    const order1 = {
      EMAIL: 61.215192477578775,
      PROGRAMMATIC: 51.35168817394419,
      SEM: 49.09264426167784,
      SOCIAL: 62.77066492249685,
      YOUTUBE: 20.569810164302353,
    };
    assertClose(credit('markov'), order1, { abs: 1e-9 });
    const details = results.get('markov')?.details as MarkovDetails;
    assertClose(details.conversionProbability, 245 / 1037, { abs: 1e-12 });
  });

  it('gives the chain of order 2 its own', () => {
    const { results } = run({ markov: { order: 2, nullPaths: 'use' } });
    const order2 = {
      EMAIL: 63.8800028471612,
      PROGRAMMATIC: 49.838495483367765,
      SEM: 45.02585403262053,
      SOCIAL: 65.3133536558186,
      YOUTUBE: 20.942293981031902,
    };
    assertClose(creditOf(results.get('markov') as AttributionResult), order2, { abs: 1e-9 });
  });
});

describe('shapley_journeys_sample.json (ianchute/shapley-attribution-model-zhao-naive, MIT)', () => {
  const journeys = JSON.parse(text('shapley_journeys_sample.json')) as number[][];
  const add = (accumulator: AttributionAccumulator) => {
    for (const channels of journeys)
      accumulator.add({ channels: channels.map(String), conversions: 1, nulls: 0, value: 999 });
    return accumulator;
  };

  it('has 20 channels, too many to tell apart, and says so', () => {
    const [result] = add(new AttributionAccumulator(['shapley'])).results();
    assert.ok(result && isRefusal(result));
    assert.match(result.message, /20 channels make 1,048,576 sets.*At most 12/);
  });

  it('runs through every model with the small channels together', () => {
    const options = { shapley: { worth: 'conversions', maxChannels: 12, beyond: 'together' } } as const;
    const shapley = resultsOf(add(new AttributionAccumulator(models, options))).get('shapley');
    assert.ok(shapley);
    assert.equal(shapley.conversions, 2392);
    const { together } = shapley.details as ShapleyDetails;
    assert.equal(together.length, 9);
    // Zhao et al. (2018): the value of a channel is the sum of 1 / distinct channels over the paths that meet it.
    const grouped = new Set(together.map(Number));
    const distinct = (path: number[]) => new Set(path.map((channel) => (grouped.has(channel) ? 0 : channel))).size;
    const expected = journeys.reduce((sum, path) => (path.includes(20) ? sum + 1 / distinct(path) : sum), 0);
    assertClose(creditOf(shapley)['20'], expected, { abs: 1e-7 });
  });
});

describe('ra_attribution (rittmananalytics/ra_attribution, Apache-2.0)', () => {
  function run(options: Partial<AttributionOptions>) {
    const accumulator = new AttributionAccumulator(models, options);
    const problems = new Problems();
    const format = { ownHosts: ['retailer.com'], numbers: { currency: 'USD' } };
    const reader = new JourneyReader(accumulator, problems, format);
    feed('ra_attribution/events.csv', new CsvParser(reader.file('events'), problems), 61);
    const columns = { value: 'revenue_global_currency', conversionId: 'Order ID' };
    feed('ra_attribution/orders.csv', new CsvParser(reader.file('conversions', columns), problems), 61);
    reader.finish();
    assert.deepEqual(problems.list, []);
    const results = resultsOf(accumulator);
    assert.equal(results.size, models.length);
    return { accumulator, results };
  }

  it('is read with its byte order mark and upper-case names: visits of events, orders of several lines', () => {
    const { accumulator, results } = run({});
    assert.equal(accumulator.totals.conversions, 9);
    assert.equal(accumulator.totals.value, 25_092);
    // Person 1329682 came from snapchat before the orders 6 (35.67) and 3 (10.29); nobody else before an order.
    for (const result of results.values()) {
      const credit = { 'organic-social': 4596, direct: 0, 'organic-search': 0, '(none)': 20_496 };
      assert.deepEqual(creditOf(result, 'value'), credit);
    }
  });

  it('has one order with a contact in the 90 days before', () => {
    for (const result of run({ lookbackDays: 90 }).results.values()) {
      const credit = { 'organic-social': 1029, direct: 0, 'organic-search': 0, '(none)': 24_063 };
      assert.deepEqual(creditOf(result, 'value'), credit);
      assert.equal(result.policies.lookbackDays, 90);
    }
  });
});
