import { toPointer, valueAt } from '../documents/pointer.ts';
import { currentCycle } from '../project/view.ts';
import { resolveSchema } from '../schema/registry.ts';
import type { Schema } from '../schema/schema.ts';
import { type Candidate, ruleIds } from './candidates.ts';
import type { CompletionPlace } from './completionPlace.ts';
import { narrowed } from './groups.ts';
import type { Draft } from './item.ts';
import { insideQuotes, scalarText } from './scalarText.ts';
import { schemaMarkdown } from './schemaDocs.ts';
import { fixedValues, isMapSchema, itemSchema, orderedKeys, scopesOf } from './shape.ts';
import { SnippetWriter } from './snippet.ts';
import type { TypingContext } from './typingContext.ts';
import { shapeInWords } from './words.ts';

/** The keys that are not used yet at a place: required ones first, then in the order of the schema. */
export function keyDrafts(place: CompletionPlace): Draft[] {
  const { context, schema } = place;
  const holder = valueAt(place.document.data, toPointer(context.path));
  const known = orderedKeys(schema)
    .filter(({ key }) => !context.used.includes(key))
    .map(({ key, schema: child, required }) => ({
      label: key,
      kind: 'key' as const,
      detail: required ? `${child.title ?? key}, required` : (child.title ?? key),
      documentation: schemaMarkdown(child, required),
      ...keyText(place, key, narrowed(child, holder)),
    }));
  return [...known, ...ruleKeyDrafts(place)];
}

/** Keys of a map that takes any: the rule ids where a project sets their levels. */
function ruleKeyDrafts(place: CompletionPlace): Draft[] {
  const { context, schema, document } = place;
  if (document.kind !== 'project' || context.path.join('/') !== 'rules') return [];
  if (typeof schema.additionalProperties !== 'object') return [];
  const level = resolveSchema(schema.additionalProperties);
  return ruleIds()
    .filter(({ value }) => !context.used.includes(String(value)))
    .map(({ value, detail, documentation }) => ({
      label: String(value),
      kind: 'key',
      detail,
      documentation,
      ...keyText(place, String(value), level),
    }));
}

function keyText(
  place: CompletionPlace,
  key: string,
  schema: Schema,
): Pick<Draft, 'insertText' | 'isSnippet' | 'suggestNext'> {
  const { context, document } = place;
  const quote = context.quoted ? (document.text[context.token[0] - 1] ?? '"') : '';
  if (context.quoted) return { insertText: insideQuotes(key, quote), isSnippet: false };
  if (context.colon) return { insertText: scalarText(key, context.flow), isSnippet: false };
  const insertText = writerFor(place).entry(key, schema, context.column);
  return { insertText, isSnippet: true, suggestNext: asksToChoose(key, schema) };
}

/** Whether something can be chosen at the first place that a key leaves open: an id, a day, a name, or another key. */
function asksToChoose(key: string, schema: Schema): boolean {
  const items = itemSchema(schema);
  if (items) return asksToChoose('', items);
  if (!isMapSchema(schema)) return scopesOf(schema).length > 0 || schema['x-quantity'] === 'date' || key === 'owner';
  const first = Object.entries(schema.properties ?? {}).find(([name]) => schema.required?.includes(name));
  return first === undefined || asksToChoose(first[0], resolveSchema(first[1]));
}

/** A writer that indents like the file and knows the current cycle. */
export function writerFor({ project, context, step }: CompletionPlace): SnippetWriter {
  const cycle = currentCycle(project);
  return new SnippetWriter(step, context.flow, cycle === undefined ? {} : { cycle });
}

type Values = (schema: Schema, path: TypingContext['path']) => readonly Candidate[];

/** Where a list or a map is asked for but none begins yet: its first entry, or one of the values that the list takes. */
export function entryDrafts(place: CompletionPlace, values: Values): Draft[] {
  const { context, schema } = place;
  if (context.quoted) return [];
  const items = itemSchema(schema);
  const writer = writerFor(place);
  const inline = context.place === 'value';
  const own = context.column + (inline ? place.step : 0);
  const title = (items ?? schema).title ?? 'Entry';
  const entry = (text: string, label: string): Draft => ({
    label,
    kind: 'skeleton',
    detail: shapeInWords(schema),
    documentation: schemaMarkdown(items ?? schema),
    insertText: text,
    isSnippet: true,
  });
  if (context.flow) return [entry(items ? writer.list() : writer.map(schema, 0), items ? '[…]' : `{…} ${title}`)];
  const lead = inline ? `\n${' '.repeat(own)}` : '';
  if (!items) return [entry(lead + writer.map(schema, own), title)];
  if (isMapSchema(items)) return [entry(lead + writer.item(items, own).trimStart(), `- ${title}`)];
  const chosen = values(items, [...context.path, 0]).map(({ value, kind, detail, documentation }): Draft => {
    const text = scalarText(value, inline);
    return {
      label: String(value),
      kind,
      detail,
      documentation,
      insertText: inline ? `[${text}]` : `- ${text}`,
      isSnippet: false,
    };
  });
  return chosen.length > 0 || fixedValues(items).length > 0
    ? chosen
    : [entry(lead + writer.item(items, own).trimStart(), `- ${title}`)];
}
