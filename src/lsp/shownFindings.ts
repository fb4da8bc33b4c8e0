import { allRules, type Finding, type PlanDocument } from '../core/index.ts';
import type { Settings } from './settings.ts';

const subjects = new Map(allRules.map((rule) => [rule.id, rule.about]));

/**
 * Whether the editor shows a finding, beside what other extensions show. While another one validates YAML, syntax is left to
 * it; in a document that names its schema for that extension, shape is left to it too. What a plan says is always shown.
 * The gates and the command line are not affected.
 */
export function isShown(
  finding: Finding,
  document: PlanDocument,
  { schemaValidation, otherYamlValidation }: Settings,
): boolean {
  const about = subjects.get(finding.rule);
  if (about === undefined || schemaValidation === 'on' || document.format !== 'yaml') return true;
  if (schemaValidation === 'off') return false;
  if (!otherYamlValidation) return true;
  return about === 'shape' && !namesSchema(document.text);
}

/** True for a text with a modeline that names its schema. */
function namesSchema(text: string): boolean {
  return /^#\s*(?:yaml-language-server:\s*)?\$schema[=:]/m.test(text);
}
