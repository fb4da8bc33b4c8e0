import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { attributionCalculators } from '../../../src/core/attribution/calculators/index.ts';
import { isRefusal } from '../../../src/core/calculators/calculator.ts';
import { measurementCalculators } from '../../../src/core/measurement/calculators/index.ts';
import type { Schema } from '../../../src/core/schema/schema.ts';

const all = [...attributionCalculators, ...measurementCalculators];
const ajv = new Ajv({ strict: false, allErrors: true });

/** Every schema inside a schema, with its place. */
function* inside(schema: Schema, path = ''): Generator<[path: string, schema: Schema]> {
  yield [path, schema];
  for (const [name, property] of Object.entries(schema.properties ?? {})) yield* inside(property, `${path}/${name}`);
  if (schema.items) yield* inside(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === 'object') yield* inside(schema.additionalProperties, `${path}/*`);
}

/** An input made of the examples of a schema. */
function exampleOf(schema: Schema): unknown {
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.type === 'array') return [exampleOf(schema.items ?? {})];
  const required = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name));
  return Object.fromEntries(required.map(([name, property]) => [name, exampleOf(property)]));
}

describe('calculators of attribution and measurement', () => {
  it('have names of their own, the first word a topic', () => {
    const names = all.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names)
      assert.match(name, /^(?:attribution|channel|shapley|kpi|budget|funnel|unit-economics|initiative|lead)-[a-z-]+$/);
    assert.ok(all.every(Object.isFrozen));
  });

  for (const { name, title, description, method, source, input, output, refusals, calculate } of all) {
    describe(name, () => {
      it('says what it does, by which method, from which source', () => {
        for (const text of [title, description, method, source]) assert.ok(text.length > 3);
        assert.match(description, /\.$/);
        for (const sentence of Object.values(refusals)) assert.match(sentence, /^(?:.*[.]|\{reason\})$/);
      });

      it('explains every field', () => {
        for (const side of [input, output]) {
          for (const [path, schema] of inside(side)) {
            if (path.endsWith('results[]')) continue;
            assert.ok(schema.title && schema.description, `${path} has no title or description`);
            if (schema.type !== 'object' && schema.type !== 'array') {
              assert.ok(schema.examples && schema.examples.length > 0, `${path} has no example`);
            }
          }
        }
      });

      it('gives for its example what its schema says', () => {
        const example = exampleOf(input);
        assert.ok(ajv.validate(input, example), `${JSON.stringify(example)} ${ajv.errorsText()}`);
        for (const [path, schema] of inside(input)) {
          for (const each of schema.examples ?? []) {
            assert.ok(ajv.validate(schema, each), `${path} ${JSON.stringify(each)} ${ajv.errorsText()}`);
          }
        }
        const before = JSON.stringify(example);
        const result = calculate(example as never);
        assert.equal(JSON.stringify(example), before, 'the input was changed');
        assert.ok(!isRefusal(result), JSON.stringify(result));
        assert.ok(ajv.validate(output, result), `${ajv.errorsText()} ${JSON.stringify(result)}`);
        // Plain JSON: nothing is lost on the way, no NaN and no infinity.
        assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
        assert.deepEqual(calculate(example as never), result);
      });
    });
  }
});
