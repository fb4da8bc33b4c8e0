import { Ajv, type ErrorObject, type FuncKeywordDefinition, type ValidateFunction } from 'ajv';
import { parseDay, parsePeriod } from '../documents/dates.ts';
import type { Kind } from '../documents/kinds.ts';
import { toPointer } from '../documents/pointer.ts';
import { parseCount, parseDuration, parseMoney, parseRate } from '../documents/quantity.ts';
import { schemaOf, sharedSchema } from './registry.ts';
import type { Schema } from './schema.ts';

/** One place where data does not fit its schema. */
export interface SchemaError {
  /** The JSON Schema keyword that failed, or `x-quantity`. */
  keyword: string;
  /** Where the value stands that is wrong; for a missing or unknown key, what holds it. */
  pointer: string;
  params: Record<string, unknown>;
  schema: Schema;
  value: unknown;
}

const validators = new Map<Kind, ValidateFunction>();
let ajv: Ajv | undefined;

/** Validates data against the schema of its kind. */
export function validateData(kind: Kind, data: unknown): SchemaError[] {
  const validate = validatorOf(kind);
  if (validate(data)) return [];
  return (validate.errors ?? []).map(toSchemaError);
}

function validatorOf(kind: Kind): ValidateFunction {
  const known = validators.get(kind);
  if (known) return known;
  ajv ??= createAjv();
  const validate = ajv.compile(schemaOf(kind));
  validators.set(kind, validate);
  return validate;
}

function createAjv(): Ajv {
  const instance = new Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
    validateSchema: false,
    addUsedSchema: false,
  });
  instance.addSchema(sharedSchema);
  instance.addKeyword(quantityKeyword);
  return instance;
}

const quantityKeyword: FuncKeywordDefinition = {
  keyword: 'x-quantity',
  errors: true,
  validate: Object.assign(checkQuantity, { errors: [] as Partial<ErrorObject>[] }),
};

function checkQuantity(unit: string, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return true;
  const problem = quantityProblem(unit, value);
  (checkQuantity as { errors?: Partial<ErrorObject>[] }).errors = problem
    ? [{ keyword: 'x-quantity', params: problem }]
    : [];
  return problem === undefined;
}

/** What is wrong with a quantity: the reason and what its sentence needs; undefined when it reads well. */
function quantityProblem(unit: string, value: string | number): Record<string, unknown> | undefined {
  if (unit === 'date') return parseDay(value) === undefined ? { reason: 'not-a-day', value: String(value) } : undefined;
  if (unit === 'period') return parsePeriod(value) ? undefined : { reason: 'not-a-period', value: String(value) };
  const parsed =
    unit === 'rate'
      ? parseRate(value)
      : unit === 'money'
        ? parseMoney(value)
        : unit === 'duration'
          ? parseDuration(value)
          : unit === 'count' || unit === 'score'
            ? parseCount(value)
            : undefined;
  return parsed?.unit === 'none' ? { reason: parsed.reason, ...parsed.args } : undefined;
}

function toSchemaError(error: ErrorObject): SchemaError {
  return {
    keyword: error.keyword,
    pointer: error.instancePath,
    params: error.params as Record<string, unknown>,
    schema: (error.parentSchema ?? {}) as Schema,
    value: error.data,
  };
}

const keepsValue = new Set(['required', 'additionalProperties', 'minItems', 'minLength', 'uniqueItems']);

/**
 * The data without the values that do not fit the schema, so that a rule can rely on the type of what it finds.
 * A value inside a list leaves a hole (undefined), so that every other pointer stays true.
 */
export function withoutErrors(data: unknown, errors: readonly SchemaError[]): unknown {
  const wrong = new Set(errors.filter((error) => !keepsValue.has(error.keyword)).map((error) => error.pointer));
  if (wrong.has('') || data === null || typeof data !== 'object') return {};
  return wrong.size === 0 ? data : copyWithout(data, wrong, []);
}

function copyWithout(value: unknown, wrong: ReadonlySet<string>, path: (string | number)[]): unknown {
  if (wrong.has(toPointer(path))) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => copyWithout(item, wrong, [...path, index]));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, copyWithout(item, wrong, [...path, key])]),
  );
}
