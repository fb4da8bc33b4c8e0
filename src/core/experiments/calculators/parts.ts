/** Pieces of the calculators' schemas, and the shapes that they share. */
import type { Schema } from '../../schema/schema.ts';
import type { Alternative, Interval, Sidedness } from '../arms.ts';
import { corrections } from '../multiplicity.ts';

type Extra = Omit<Schema, 'title' | 'description' | 'examples' | 'type'>;

const typed =
  (type: string) =>
  (title: string, description: string, examples: readonly unknown[], extra: Extra = {}): Schema => ({
    title,
    description,
    type,
    examples,
    ...extra,
  });

export const number = typed('number');
export const integer = typed('integer');
export const text = typed('string');
export const flag = typed('boolean');

/** A number that may be missing: null where there is none, as at the open end of an interval. */
export function numberOrNull(title: string, description: string, examples: readonly unknown[]): Schema {
  return { title, description, type: ['number', 'null'], examples };
}

/** One of several words. */
export function choice(title: string, description: string, words: readonly string[], standard?: string): Schema {
  const extra = standard === undefined ? {} : { default: standard };
  return { title, description, type: 'string', enum: words, examples: [standard ?? words[0]], ...extra };
}

/** A list of things alike. */
export function listOf(
  title: string,
  description: string,
  items: Schema,
  examples: readonly unknown[],
  minItems = 1,
): Schema {
  return { title, description, type: 'array', items, minItems, examples };
}

/** An object with these keys and no others. */
export function record(
  title: string,
  description: string,
  properties: Record<string, Schema>,
  required: readonly string[],
  examples: readonly unknown[] = [],
): Schema {
  return { title, description, type: 'object', additionalProperties: false, properties, required, examples };
}

/** An output: every key is always there. */
export function output(title: string, description: string, properties: Record<string, Schema>): Schema {
  return record(title, description, properties, Object.keys(properties));
}

export const alpha = number(
  'Significance level',
  'The chance of a false alarm that is accepted, between 0 and 1.',
  [0.05],
  {
    default: 0.05,
    minimum: 0,
    maximum: 1,
  },
);
export const power = number('Power', 'The chance wanted of finding the effect, between 0 and 1.', [0.8], {
  default: 0.8,
  minimum: 0,
  maximum: 1,
});
export const sidedness = choice(
  'Sidedness',
  'Whether a change in either direction counts, or only one that was named before.',
  ['two-sided', 'one-sided'],
  'two-sided',
);
export const alternative = choice(
  'Alternative',
  'Whether the treatment may differ in either direction, or is tested to be greater or less than the control.',
  ['two-sided', 'greater', 'less'],
  'two-sided',
);
export const correction = choice(
  'Correction',
  'How p-values are adjusted when several variants or metrics are compared at once.',
  corrections,
  'none',
);
export const effectKind = choice(
  'Effect kind',
  'Whether the effect is meant in the metric’s own units (absolute) or as a share of the control (relative).',
  ['absolute', 'relative'],
  'absolute',
);
export const users = integer('People', 'How many people saw the variant.', [9604], { minimum: 0 });
export const conversions = integer('Conversions', 'How many of them converted.', [481], { minimum: 0 });

export const conversionArm = record(
  'Variant',
  'People and conversions of one variant.',
  { id: text('Id', 'Name of the variant.', ['ten-minutes']), users, conversions },
  ['users', 'conversions'],
  [{ id: 'present-panel', users: 9604, conversions: 481 }],
);
export const conversionArms = listOf(
  'Variants',
  'What was counted in each variant, the control first.',
  conversionArm,
  [
    [
      { id: 'present-panel', users: 9604, conversions: 481 },
      { id: 'ten-minutes', users: 9587, conversions: 576 },
    ],
  ],
  2,
);

/** An interval in an answer: lower and upper end, null where it is open. */
export const interval = (description: string): Schema =>
  listOf(
    'Interval',
    `${description} Null where the interval is open.`,
    numberOrNull('End', 'One end of the interval.', [0.0035]),
    [[0.0035, 0.0165]],
  );
export const p = number(
  'p-value',
  'The chance of a result at least as far from no effect, if there is none.',
  [0.0024],
);

/** An interval as JSON can hold it. */
export function ends([lower, upper]: Interval): [number | null, number | null] {
  return [Number.isFinite(lower) ? lower : null, Number.isFinite(upper) ? upper : null];
}

/** Inputs that every test has. */
export interface TestInput {
  alpha?: number;
  alternative?: Alternative;
}
export interface PlanInput {
  alpha?: number;
  power?: number;
  sidedness?: Sidedness;
}
export interface NamedConversionArm {
  id?: string;
  users: number;
  conversions: number;
}

/** The name of an arm in an answer: its id, or its place. */
export function nameOf(arm: { id?: string } | undefined, index: number): string {
  return arm?.id ?? (index === 0 ? 'control' : `treatment ${index}`);
}
