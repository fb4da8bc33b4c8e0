import type { Schema } from '../../schema/schema.ts';
import type { Rule } from '../rule.ts';

/**
 * Options of every rule, for the rule that checks what the criteria of a playbook set. The list of rules declares them when
 * it is made: a rule cannot import the list that it stands in.
 */
const known = new Map<string, Readonly<Record<string, Schema>>>();

/** Makes the options of these rules known. */
export function declareOptions(rules: readonly Rule[]): void {
  for (const rule of rules) known.set(rule.id, rule.options ?? {});
}

/** Options of a rule by name; undefined for a rule that nobody declared. */
export function optionsOf(rule: string): Readonly<Record<string, Schema>> | undefined {
  return known.get(rule);
}
