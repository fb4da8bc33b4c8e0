import { fromPointer, parentPointer, valueAt } from '../documents/pointer.ts';
import type { Position, Range } from '../documents/position.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { allRules } from '../rules/index.ts';
import { schemaAt } from '../schema/registry.ts';
import type { Schema } from '../schema/schema.ts';
import { computedOf } from './computed/computed.ts';
import { definitionMarkdown, definitionsFor } from './definitionFacts.ts';
import { identityAt, referencesTo, usesInWords } from './identity.ts';
import { type Located, locate } from './locate.ts';
import { quantityNote } from './quantityNote.ts';
import { schemaMarkdown } from './schemaDocs.ts';
import { fixedValues } from './shape.ts';
import { scopeInWords } from './words.ts';

/** What there is to say about a place, as Markdown. */
export interface Hover {
  markdown: string;
  range: Range;
}

/** What a key is for, what an id stands for, what a quantity means; undefined where there is nothing to say. */
export function hoverAt(project: Project, document: PlanDocument, position: Position): Hover | undefined {
  const offset = document.lines.offsetAt(position);
  const at = locate(document, offset);
  const schema = at && document.kind && schemaAt(document.kind, at.pointer);
  if (!at || !schema) return undefined;
  const parts = at.at === 'key' ? keyParts(project, document, at, schema) : valueParts(project, document, at, schema);
  const markdown = parts.filter((part) => part !== undefined && part !== '').join('\n\n');
  return markdown === '' ? undefined : { markdown, range: document.lines.rangeOf(at.span) };
}

function keyParts(project: Project, document: PlanDocument, at: Located, schema: Schema): (string | undefined)[] {
  const holder = document.kind && schemaAt(document.kind, parentPointer(at.pointer));
  const key = fromPointer(at.pointer).at(-1) ?? '';
  return [
    ruleNote(document, at) ?? schemaMarkdown(schema, holder?.required?.includes(key)),
    computedNote(project, document, at),
  ];
}

function valueParts(project: Project, document: PlanDocument, at: Located, schema: Schema): (string | undefined)[] {
  const identity = identityAt(project, document, at.span[0]);
  if (identity && !identity.reference) {
    const [definition] = identity.definitions;
    if (!definition) return [];
    return [definitionMarkdown(project, definition), usesInWords(referencesTo(project, definition))];
  }
  if (identity?.reference) {
    if (identity.definitions.length > 0)
      return identity.definitions.map((definition) => definitionMarkdown(project, definition));
    const { scopes, local } = identity.reference;
    const known = definitionsFor(project, document.file, scopes, local).length;
    return [`There is no ${scopeInWords(scopes)} \`${identity.id}\`${known === 0 ? ', and none is defined yet' : ''}.`];
  }
  const value = valueAt(document.data, at.pointer);
  if (schema['x-path'] !== undefined) return [pathNote(project, String(value))];
  if (fixedValues(schema).length > 0) return [schemaMarkdown(schema)];
  const unit = schema['x-quantity'];
  const note = unit && quantityNote(unit, value, project.settings?.facts.budget?.currency);
  return [note, computedNote(project, document, at)];
}

function computedNote(project: Project, document: PlanDocument, { pointer }: Located): string | undefined {
  return computedOf(project, document).find((computed) => computed.pointer === pointer)?.note;
}

function pathNote(project: Project, path: string): string {
  const document = project.documents.get(path);
  if (document) return `**${document.title}**`;
  const exists = path.endsWith('/') ? [...project.paths].some((file) => file.startsWith(path)) : project.hasPath(path);
  return exists ? '' : `\`${path}\` does not exist yet.`;
}

/** Below `rules:` the keys are rules. */
function ruleNote(document: PlanDocument, { pointer }: Located): string | undefined {
  if (document.kind !== 'project' || parentPointer(pointer) !== '/rules') return undefined;
  const rule = allRules.find(({ id }) => pointer === `/rules/${id}`);
  return rule && `**${rule.title}**\n\n${rule.description}\n\nIts own level is ${rule.severity}.`;
}
