import { allKinds, formOf, type Kind } from '../documents/kinds.ts';
import { parentPointer, toPointer, valueAt } from '../documents/pointer.ts';
import type { Position } from '../documents/position.ts';
import { isCollection } from '../documents/yaml.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { schemaAt } from '../schema/registry.ts';
import type { Schema } from '../schema/schema.ts';
import { candidatesAt } from './candidates.ts';
import type { CompletionPlace } from './completionPlace.ts';
import { typingContextAt } from './context.ts';
import { narrowed } from './groups.ts';
import { indentStep } from './indent.ts';
import type { CompletionItem, Draft } from './item.ts';
import { entryDrafts, keyDrafts } from './keyItems.ts';
import { yamlRegion } from './region.ts';
import { isMapSchema, itemSchema } from './shape.ts';
import { skeletonDrafts } from './skeleton.ts';
import { blanks } from './snippet.ts';
import type { TypingContext } from './typingContext.ts';
import { valueDraft } from './valueItems.ts';

/** Before a Markdown file says what it is, all that it can say is its kind. */
const unknownKind: Schema = {
  properties: {
    kind: {
      title: 'Kind',
      description: 'Says what this file describes. A file with one of our kinds is read and checked.',
      enum: allKinds.filter((kind) => formOf(kind) !== 'path'),
    },
  },
};

/** What can be typed at a position of a document: keys, values, ids, paths. Also while the text is half typed or broken. */
export function completionAt(project: Project, document: PlanDocument, position: Position): CompletionItem[] {
  const region = yamlRegion(document);
  const offset = document.lines.offsetAt(position);
  const found = region && typingContextAt(document.text, region.span, offset);
  const context = found && inFormula(document, found, offset);
  if (!context || isBehind(document, offset)) return [];
  const pointer = toPointer(context.path);
  const schema = region.kind
    ? schemaAt(region.kind, pointer)
    : document.format === 'markdown' && schemaOfUnknown(pointer);
  if (!schema) return [];
  const yaml = document.text.slice(...region.span);
  const step = indentStep(yaml);
  const place: CompletionPlace = { project, document, context: withKnownKeys(document, context), schema, step };
  const skeleton = region.kind ? skeletonDrafts(place, region.kind, yaml) : [];
  const further = region.kind ? keysOfItemAbove(place, region.kind) : [];
  const drafts = [...skeleton, ...further, ...draftsAt(place, region.kind)];
  const range = document.lines.rangeOf(context.token);
  return drafts.map((draft, index) => ({
    suggestNext: false,
    ...draft,
    insertText: (draft.isSnippet ? context.prefix.replaceAll('$', '\\$') : context.prefix) + draft.insertText,
    range,
    sortText: String(index).padStart(4, '0'),
  }));
}

/** Behind a document that is one pair of brackets nothing can follow. */
function isBehind({ yaml, yamlOffset }: PlanDocument, offset: number): boolean {
  const root = yaml?.contents;
  return isCollection(root) && root.flow === true && offset > yamlOffset + root.range[1];
}

function schemaOfUnknown(pointer: string): Schema | undefined {
  return pointer === '' ? unknownKind : unknownKind.properties?.[pointer.slice(1)];
}

/** In a formula, only the id under the cursor is replaced. */
function inFormula(document: PlanDocument, context: TypingContext, offset: number): TypingContext {
  if (document.kind !== 'kpis' || context.place !== 'value' || context.path.at(-1) !== 'formula') return context;
  const [start, end] = context.token;
  const before = /[\w-]*$/.exec(document.text.slice(start, offset))?.[0].length ?? 0;
  const behind = /^[\w-]*/.exec(document.text.slice(offset, end))?.[0].length ?? 0;
  return { ...context, token: [offset - before, offset + behind] };
}

/** The tree knows keys that columns do not show, such as those of a map written in an unusual way. */
function withKnownKeys(document: PlanDocument, context: TypingContext): TypingContext {
  if (document.problems.length > 0 || context.colon) return context;
  const holder = valueAt(document.data, toPointer(context.path));
  if (holder === null || typeof holder !== 'object' || Array.isArray(holder)) return context;
  const typed = document.text.slice(...context.token);
  return { ...context, used: [...new Set([...context.used, ...Object.keys(holder).filter((key) => key !== typed)])] };
}

/** Below a dash the editor begins a new line at its column: from there, what the entry above still lacks. */
function keysOfItemAbove(place: CompletionPlace, kind: Kind): Draft[] {
  const { item, column, quoted } = place.context;
  const schema = item && schemaAt(kind, toPointer(item.path));
  if (!schema || quoted || !isMapSchema(schema)) return [];
  const context = withKnownKeys(place.document, { ...place.context, ...item, place: 'key' });
  const missing = blanks(item.column - column);
  return keyDrafts({ ...place, context, schema }).map((draft) => ({
    ...draft,
    insertText: missing + draft.insertText,
  }));
}

function draftsAt(place: CompletionPlace, kind: Kind | undefined): Draft[] {
  const { context, schema } = place;
  if (context.place === 'key') return isMapSchema(schema) ? keyDrafts(place) : [];
  const items = itemSchema(schema);
  if (items || isMapSchema(schema)) {
    const asKeys = context.place === 'node' && !items && !context.flow;
    return asKeys ? keyDrafts(place) : entryDrafts(place, values);
  }
  return values(schema, context.path).map((candidate) => valueDraft(place, candidate));

  function values(of: Schema, path: TypingContext['path']) {
    const typed = place.document.text.slice(...context.token);
    const siblings = valueAt(place.document.data, parentPointer(toPointer(path)));
    const narrow = narrowed(of, siblings);
    const taken = new Set(Array.isArray(siblings) ? siblings.filter((value) => value !== typed) : []);
    const all = candidatesAt({ project: place.project, document: place.document, kind, path, schema: narrow, typed });
    return all.filter(({ value }) => !taken.has(value));
  }
}
