// Every calculator as its callers see it: schemas that explain themselves, examples that work, and for whatever fits the
// input schema an answer that fits the output schema, or a refusal that is declared. Never a throw, never NaN.
import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { type Calculator, isRefusal } from '../../../src/core/calculators/calculator.ts';
import { experimentCalculators } from '../../../src/core/experiments/calculators/index.ts';
import type { Schema } from '../../../src/core/schema/schema.ts';

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });

function* parts(schema: Schema, path: string): Generator<[string, Schema]> {
  yield [path, schema];
  for (const [key, part] of Object.entries(schema.properties ?? {})) yield* parts(part, `${path}/${key}`);
  if (schema.items) yield* parts(schema.items, `${path}/items`);
}

const wild = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1e4, noNaN: true }),
  fc.constantFrom(0, 1, -1, 0.05, 0.5, 1e-12, 1e9, 1e15, 5, 100),
);

/** Values that fit a schema, the odd ones more often than life has them. */
function arbitrary(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const within = (value: number) => Math.min(schema.maximum ?? Infinity, Math.max(schema.minimum ?? -Infinity, value));
  switch (schema.type) {
    case 'number':
      return wild.map(within);
    case 'integer':
      return fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1e9 })).map(within);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return fc.constantFrom('a', 'b', 'c');
    case 'array':
      return fc.array(arbitrary(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 4 });
    default: {
      if (!schema.properties) return fc.constantFrom(...examples);
      const all = Object.entries(schema.properties).map(([key, part]) => [key, arbitrary(part)] as const);
      return fc.record(Object.fromEntries(all), { requiredKeys: [...(schema.required ?? [])] });
    }
  }
}

/** Experiments, policies and what is neither, for the calculators that take whole documents. */
const experiment = {
  kind: 'experiment',
  title: 'A concrete promise',
  baseline: '5%',
  minimum_effect: '1%',
  variants: [
    { id: 'a', control: true, allocation: '50%' },
    { id: 'b', allocation: '50%' },
  ],
  results: {
    through: '2026-05-17',
    variants: [
      { variant: 'a', users: 9604, conversions: 481 },
      { variant: 'b', users: '9,587', conversions: 576 },
    ],
  },
};
const examples = [
  {},
  experiment,
  { ...experiment, metric_type: 'mean', standard_deviation: 3 },
  { ...experiment, stopping_rule: 'sequential', planned_looks: 3, alpha: '200%' },
  { ...experiment, stopping_rule: 'bayesian', results: { variants: [{ variant: 'a', users: 0, conversions: 0 }] } },
  { ...experiment, baseline: 'much', minimum_effect: 0, sample_per_variant: 'many', start: 'soon' },
  { ...experiment, variants: [{ id: 'a' }] },
  { kind: 'experiment_policy', title: 'Rules', alpha: 0, power: 1, minimum_run: '14 days', minimum_sample: 'x' },
];

describe('experiment calculators', () => {
  it('have names of their own', () => {
    const names = experimentCalculators.map((calculator) => calculator.name);
    assert.equal(new Set(names).size, names.length);
    assert.ok(
      names.every((name) => /^experiment(-[a-z]+)+$/.test(name)),
      names.join(' '),
    );
  });

  for (const calculator of experimentCalculators) {
    describe(calculator.name, () => checkCalculator(calculator));
  }
});

function checkCalculator(calculator: Calculator): void {
  const { input, output, refusals } = calculator;
  const [fitsInput, fitsOutput] = [ajv.compile(input), ajv.compile(output)];

  const checkAnswer = (given: unknown) => {
    const answer = calculator.calculate(given);
    if (isRefusal(answer)) {
      assert.ok(
        Object.hasOwn(refusals, answer.refused),
        `refuses with undeclared ${answer.refused}: ${answer.message}`,
      );
      assert.doesNotMatch(answer.message, /[{}]|NaN|undefined|Infinity/);
      return;
    }
    assert.ok(fitsOutput(answer), `${ajv.errorsText(fitsOutput.errors)} in ${JSON.stringify(answer)}`);
    assert.ok(fitsOutput(JSON.parse(JSON.stringify(answer))), 'the answer is not plain JSON');
  };

  it('says what it does, how, and after whom', () => {
    for (const words of [calculator.title, calculator.description, calculator.method, calculator.source]) {
      assert.ok(words.length > 5);
    }
    assert.match(calculator.description, /\.$/);
    assert.ok(Object.isFrozen(calculator));
  });

  it('explains every part of its input and output', () => {
    for (const [path, schema] of [...parts(input, 'input'), ...parts(output, 'output')]) {
      assert.ok(schema.title && schema.description, `${path} has no title or description`);
      assert.match(schema.description, /\.$/, `${path}: ${schema.description}`);
      assert.ok(Array.isArray(schema.examples), `${path} has no examples`);
      for (const example of schema.examples) {
        if (schema.properties && path !== 'input') continue;
        assert.ok(ajv.validate(schema, example), `${path}: ${JSON.stringify(example)}: ${ajv.errorsText()}`);
      }
    }
  });

  it('answers its own examples', () => {
    assert.ok((input.examples ?? []).length > 0, 'no example');
    for (const example of input.examples ?? []) {
      const answer = calculator.calculate(example);
      assert.ok(!isRefusal(answer), JSON.stringify(answer));
      checkAnswer(example);
    }
  });

  it('answers or refuses whatever fits its input', () => {
    fc.assert(
      fc.property(arbitrary(input), (given) => {
        assert.ok(fitsInput(given), ajv.errorsText(fitsInput.errors));
        checkAnswer(given);
      }),
      // Integrating over up to 200 looks takes its time.
      { numRuns: /group-sequential|peeking/.test(calculator.name) ? 15 : 150 },
    );
  }).timeout(120_000);
}
