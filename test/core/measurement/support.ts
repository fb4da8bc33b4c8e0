import assert from 'node:assert/strict';
import { attributionCalculators } from '../../../src/core/attribution/calculators/index.ts';
import { type Calculator, isRefusal, type Refusal } from '../../../src/core/calculators/calculator.ts';
import { measurementCalculators } from '../../../src/core/measurement/calculators/index.ts';
import { runInProcess } from '../../support/runGtm.ts';
import { inRepository } from '../../support/scratch.ts';

const all = [...attributionCalculators, ...measurementCalculators];

/** A calculator by its name. */
export function calculator(name: string): Calculator {
  const found = all.find((each) => each.name === name);
  assert.ok(found, `There is no calculator ${name}.`);
  return found;
}

interface Call {
  name: string;
  input: unknown;
  output: unknown;
}

/** Where calculations are noted while a suite records them. */
let noted: Call[] | undefined;

/** Notes a calculation where a suite records them; of the input, what the calculator takes. */
export function note(name: string, input: object, output: unknown): void {
  const known = calculator(name).input.properties ?? {};
  noted?.push({ name, input: Object.fromEntries(Object.entries(input).filter(([key]) => key in known)), output });
}

/**
 * Records the calculations of a suite, to repeat them through `gtm calc`.
 * @param least how many there have to be
 */
export function door(least: number): { begin(): void; check(): Promise<void> } {
  return {
    begin() {
      noted = [];
    },
    async check() {
      const calls = noted ?? [];
      noted = undefined;
      assert.ok(calls.length >= least, `Only ${calls.length} calculations were made.`);
      for (const { name, input, output } of calls) {
        const { code, out, err } = await runInProcess(['calc', name, '-', '--json'], {
          cwd: inRepository(),
          stdin: JSON.stringify(input),
        });
        assert.equal(code, 0, `${name} ${err}`);
        const said = JSON.parse(out) as { method: string; source: string; result: unknown };
        assert.deepEqual(said.result, JSON.parse(JSON.stringify(output)), name);
        assert.ok(said.method.length > 3 && said.source.length > 3, name);
      }
    },
  };
}

/** What a calculator gives; fails when it refuses. */
export function calculate<Output = Record<string, number>>(name: string, input: unknown): Output {
  const output = calculator(name).calculate(input);
  note(name, input as object, output);
  assert.ok(!isRefusal(output), JSON.stringify(output));
  return output as Output;
}

/** Why a calculator refuses; fails when it does not. */
export function refusal(name: string, input: unknown): Refusal {
  const output = calculator(name).calculate(input);
  assert.ok(isRefusal(output), JSON.stringify(output));
  return output;
}
