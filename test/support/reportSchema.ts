import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { inRepository } from './scratch.ts';

/** Folder of the schemas of what commands print as JSON. */
export const reportSchemas = inRepository('schemas/reports');

/** The schema of a report by its name. */
export function reportSchema(name: string): object {
  return JSON.parse(readFileSync(`${reportSchemas}/${name}.schema.json`, 'utf8')) as object;
}

/** Fails where a value does not fit the schema of a report. @param about shown with what is wrong */
export function assertFits(name: string, value: unknown, about = ''): void {
  const validate = new Ajv({ allErrors: true }).compile(reportSchema(name));
  assert.ok(validate(value), `${JSON.stringify(validate.errors, null, 1)} ${about}`);
}
