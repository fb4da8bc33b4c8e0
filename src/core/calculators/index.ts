import { Ajv, type ErrorObject } from 'ajv';
import { attributionCalculators } from '../attribution/calculators/index.ts';
import { experimentCalculators } from '../experiments/calculators/index.ts';
import { measurementCalculators } from '../measurement/calculators/index.ts';
import { nearest } from '../messages/nearest.ts';
import { UserError } from '../messages/userError.ts';
import { type Calculator, isRefusal, type Refusal } from './calculator.ts';

/** Every calculator, by area. */
export const allCalculators: readonly Calculator[] = [
  ...experimentCalculators,
  ...attributionCalculators,
  ...measurementCalculators,
];

/** What a calculation gives: the result with the method that made it, or why there is none. */
export interface Calculation {
  calculator: string;
  method: string;
  source: string;
  result?: unknown;
  refused?: Refusal;
}

/**
 * The calculator of a name.
 * @throws UserError when there is none
 */
export function findCalculator(name: string): Calculator {
  const found = allCalculators.find((calculator) => calculator.name === name);
  if (found) return found;
  const suggestion = nearest(
    name,
    allCalculators.map((calculator) => calculator.name),
  );
  const hint = suggestion ? `Did you mean ${suggestion}?` : '`gtm calc --list` lists them.';
  throw new UserError(`There is no calculator called ${name}. ${hint}`);
}

/**
 * Runs a calculator on plain JSON.
 * @throws UserError for input that does not fit the calculator's input schema
 */
export function calculate(name: string, input: unknown): Calculation {
  const calculator = findCalculator(name);
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  const validate = ajv.compile(calculator.input);
  if (!validate(input)) {
    const problems = (validate.errors ?? []).map(problemOf);
    throw new UserError(
      `This is no input for ${name}:\n${problems.map((problem) => `  ${problem}`).join('\n')}\n\`gtm calc --list --json\` shows what each calculator takes.`,
    );
  }
  const result = calculator.calculate(input);
  const { method, source } = calculator;
  return isRefusal(result)
    ? { calculator: name, method, source, refused: result }
    : { calculator: name, method, source, result };
}

/** A misfit of the input as a sentence. */
function problemOf({ keyword, instancePath, params, message }: ErrorObject): string {
  const where = instancePath === '' ? 'The input' : `\`${instancePath.slice(1).replaceAll('/', '.')}\``;
  if (keyword === 'required') return `${where} needs \`${params.missingProperty}\`.`;
  if (keyword === 'additionalProperties') return `${where} has no \`${params.additionalProperty}\`.`;
  if (keyword === 'enum') return `${where} must be one of ${(params.allowedValues as unknown[]).join(', ')}.`;
  return `${where} ${message ?? 'does not fit'}.`;
}
