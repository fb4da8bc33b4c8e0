import { Ajv, type ValidateFunction } from 'ajv';
import { UserError } from '../core/index.ts';
import type { Tool } from './tool.ts';

const compiled = new Map<string, ValidateFunction>();

/**
 * Arguments of a tool that fit its schema.
 * @throws UserError that says what does not fit
 */
export function checkArguments({ name, input }: Tool, given: unknown): never {
  let fits = compiled.get(name);
  if (!fits) {
    fits = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(input);
    compiled.set(name, fits);
  }
  if (fits(given)) return given as never;
  const problems = (fits.errors ?? []).map(({ instancePath, message = 'does not fit', params }) => {
    const where = instancePath === '' ? 'The arguments' : `\`${instancePath.slice(1).replaceAll('/', '.')}\``;
    const extra = 'additionalProperty' in params ? `: ${String(params.additionalProperty)}` : '';
    const allowed = 'allowedValues' in params ? `: ${(params.allowedValues as unknown[]).join(', ')}` : '';
    return `${where} ${message}${extra}${allowed}.`;
  });
  throw new UserError(`${name} does not take this. ${[...new Set(problems)].join(' ')}`);
}
