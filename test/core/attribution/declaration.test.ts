import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AttributionAccumulator } from '../../../src/core/attribution/accumulator.ts';
import { declaredAttribution } from '../../../src/core/attribution/declaration.ts';
import { JourneyReader } from '../../../src/core/attribution/journeys/reader.ts';
import { isRefusal } from '../../../src/core/calculators/calculator.ts';
import { feedCsv } from '../../../src/core/data/csv.ts';
import { Problems } from '../../../src/core/data/problem.ts';
import { isOfKind, planDocument } from '../../../src/core/project/planDocument.ts';
import { inRepository } from '../../support/scratch.ts';
import { assertExact } from './support.ts';

const example = 'examples/acme-crm/';
const file = 'workspace/analytics/main.attribution.yaml';

function declared(text: string, currency = 'USD') {
  const document = planDocument(file, { text });
  assert.ok(isOfKind(document, 'attribution'));
  return declaredAttribution(document, currency);
}

describe('a declared attribution', () => {
  it('is the one of the document', () => {
    const text = `kind: attribution
title: Test
model: time-decay
half_life: 2 weeks
lookback: 60 days
method: { order: 2, max_channels: 8 }
conversions: [{ event: won, value: "USD 6,400" }, { event: trial }]
source: { file: data.csv, columns: { user: account }, timezone: America/Chicago }
compare_with: [last, time-decay]
`;
    assert.deepEqual(declared(text), {
      models: ['time-decay', 'last'],
      options: {
        lookbackDays: 60,
        halfLifeDays: 14,
        markov: { order: 2, nullPaths: 'use' },
        shapley: { worth: 'conversions', maxChannels: 8, beyond: 'together' },
      },
      input: {
        columns: { user: 'account' },
        numbers: { currency: 'USD' },
        time: { zone: 'America/Chicago' },
        conversionEvents: ['won', 'trial'],
        eventValues: { won: 640_000 },
      },
      file: 'data.csv',
      unreadable: [],
    });
  });

  it('has weights by position, or by channel', () => {
    const weights = 'kind: attribution\ntitle: Test\nweights: { first: 30%, middle: 0.2, last: 50% }\n';
    assert.deepEqual(declared(`${weights}model: position\n`).options.position, { first: 0.3, middle: 0.2, last: 0.5 });
    const custom = declared('kind: attribution\ntitle: Test\nmodel: custom\nweights: { search: 75%, email: 25% }\n');
    assert.deepEqual(custom.options.weights, { search: 0.75, email: 0.25 });
  });

  it('has decimal commas where its source declares them', () => {
    const numbers = (decimal: string) =>
      declared(`kind: attribution\ntitle: Test\nsource: { file: data.csv, decimal: ${decimal} }\n`).input.numbers;
    assert.deepEqual(numbers('comma'), { currency: 'USD', decimal: ',' });
    assert.deepEqual(numbers('point'), { currency: 'USD' });
  });

  it('names what does not read', () => {
    const text =
      'kind: attribution\ntitle: Test\nlookback: soon\nhalf_life: x\nweights: { first: 40 }\nconversions: [{ event: a, value: lots }]\n';
    assert.deepEqual(declared(text).unreadable, ['/half_life', '/lookback', '/weights/first', '/conversions/0/value']);
  });

  it('of the example runs on the data of the example', () => {
    const {
      models,
      options,
      input,
      file: data,
      unreadable,
    } = declared(readFileSync(inRepository(example, file), 'utf8'));
    assert.deepEqual(unreadable, []);
    assert.deepEqual(models, ['position', 'last', 'linear', 'markov']);
    const accumulator = new AttributionAccumulator(models, options);
    const problems = new Problems();
    const reader = new JourneyReader(accumulator, problems, input);
    feedCsv(readFileSync(inRepository(example, data ?? ''), 'utf8'), reader.file(), problems);
    reader.finish();
    assert.deepEqual(problems.list, []);
    assert.ok(accumulator.totals.conversions > 0);
    for (const result of accumulator.results()) {
      assert.ok(!isRefusal(result), JSON.stringify(result));
      assertExact(result);
    }
  });
});
