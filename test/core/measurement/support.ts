import assert from 'node:assert/strict';
import { attributionCalculators } from '../../../src/core/attribution/calculators/index.ts';
import { type Calculator, isRefusal, type Refusal } from '../../../src/core/calculators/calculator.ts';
import { measurementCalculators } from '../../../src/core/measurement/calculators/index.ts';

const all = [...attributionCalculators, ...measurementCalculators];

/** A calculator by its name. */
export function calculator(name: string): Calculator {
  const found = all.find((each) => each.name === name);
  assert.ok(found, `There is no calculator ${name}.`);
  return found;
}

/** What a calculator gives; fails when it refuses. */
export function calculate<Output = Record<string, number>>(name: string, input: unknown): Output {
  const output = calculator(name).calculate(input);
  assert.ok(!isRefusal(output), JSON.stringify(output));
  return output as Output;
}

/** Why a calculator refuses; fails when it does not. */
export function refusal(name: string, input: unknown): Refusal {
  const output = calculator(name).calculate(input);
  assert.ok(isRefusal(output), JSON.stringify(output));
  return output;
}
