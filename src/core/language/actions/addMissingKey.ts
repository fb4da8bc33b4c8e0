import { defaultId } from '../../documents/kinds.ts';
import { fromPointer, toPointer, valueAt } from '../../documents/pointer.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import type { Finding } from '../../rules/finding.ts';
import { schemaAt } from '../../schema/registry.ts';
import type { Schema } from '../../schema/schema.ts';
import { editsOf } from '../edits/edits.ts';
import { isMapSchema, itemSchema, scopesOf } from '../shape.ts';
import type { CodeAction } from './action.ts';

/** Adds the required keys that a finding misses, with a value where only one is possible and a mark that work is left where not. */
export function addMissingKeys(project: Project, document: PlanDocument, finding: Finding): CodeAction[] {
  const { kind } = document;
  if (finding.rule !== 'missing-key' || finding.path === undefined || kind === undefined) return [];
  const missing = document.schemaErrors
    .filter((error) => error.keyword === 'required' && error.pointer === finding.path)
    .map((error) => String(error.params.missingProperty))
    .filter((key) => finding.message.includes(`\`${key}\``));
  return missing.flatMap((key): CodeAction[] => {
    const path = toPointer([...fromPointer(finding.path ?? ''), key]);
    const schema = schemaAt(kind, path);
    const value = schema && startingValue(document, path, schema);
    if (value === undefined) return [];
    const edits = editsOf(project, document.file, [{ op: 'set', path, value }]);
    const isPreferred = schema?.const !== undefined;
    return edits ? [{ title: `Add \`${key}\``, kind: 'quickfix', edits, isPreferred, finding }] : [];
  });
}

/** What a key begins with; undefined where any value would be a guess that could pass for a fact. */
function startingValue(document: PlanDocument, path: string, schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema['x-defines'] !== undefined) return idFor(document, path);
  if (itemSchema(schema)) return [];
  if (isMapSchema(schema)) return {};
  const isText = schema.type === 'string' && !schema.enum && !schema['x-quantity'] && !schema.pattern;
  return isText && scopesOf(schema).length === 0 ? 'TODO' : undefined;
}

/** An id from what the entry is called, else from its file. */
function idFor(document: PlanDocument, path: string): string {
  const holder = valueAt(document.data, path.slice(0, path.lastIndexOf('/')));
  const { title, name } = (holder ?? {}) as Record<string, unknown>;
  const words = String(title ?? name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-') ?? defaultId(document.file);
}
