import assert from 'node:assert/strict';
import { AttributionAccumulator } from '../../../src/core/attribution/accumulator.ts';
import type { Journey } from '../../../src/core/attribution/journey.ts';
import type { AttributionModel, AttributionOptions } from '../../../src/core/attribution/options.ts';
import type { AttributionResult } from '../../../src/core/attribution/result.ts';
import { isRefusal } from '../../../src/core/calculators/calculator.ts';
import { note } from '../measurement/support.ts';

/** A journey from "a > b", with counts. */
export function journey(path: string, conversions = 1, nulls = 0, more: Partial<Journey> = {}): Journey {
  const channels = path === '' ? [] : path.split(' > ');
  return { channels, conversions, nulls, value: 0, ...more };
}

/** The result of a model; fails when it refuses. */
export function run(
  model: AttributionModel,
  journeys: readonly Journey[],
  options: Partial<AttributionOptions> = {},
): AttributionResult {
  const accumulator = new AttributionAccumulator([model], options);
  for (const each of journeys) accumulator.add(each);
  const [result] = accumulator.results();
  assert.ok(result && !isRefusal(result), JSON.stringify(result));
  const input = {
    journeys: journeys.map(({ channels, ...rest }) => ({ path: channels, ...rest })),
    ...(options as object),
  };
  note(`attribution-${model}`, input, result);
  return result;
}

/** Credit by channel. */
export function creditOf(
  result: AttributionResult,
  what: 'conversions' | 'value' = 'conversions',
): Record<string, number> {
  return Object.fromEntries(result.credit.map((row) => [row.channel, row[what]]));
}

/** Fails unless the credit adds up to the last bit, forwards and backwards. */
export function assertExact(result: AttributionResult): void {
  const rows = result.credit;
  for (const list of [rows, [...rows].reverse()]) {
    assert.equal(
      list.reduce((sum, { conversions }) => sum + conversions, 0),
      result.conversions,
      `${result.model} conversions`,
    );
    assert.equal(
      list.reduce((sum, { value }) => sum + value, 0),
      result.value,
      `${result.model} value`,
    );
  }
  for (const { value } of rows) assert.ok(Number.isInteger(value), `${result.model}: ${value} is no whole minor unit`);
}
