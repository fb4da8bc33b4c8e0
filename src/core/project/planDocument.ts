import { type Document, parseDocument } from '../documents/document.ts';
import type { Kind } from '../documents/kinds.ts';
import { collectIdentifiers, type Identifiers } from '../schema/identifiers.ts';
import { scopesLost, scopesOf } from '../schema/scopes.ts';
import type { Facts } from '../schema/types.ts';
import { type SchemaError, validateData, withoutErrors } from '../schema/validate.ts';
import type { FileContent } from './workspace.ts';

/** A document and what follows from it alone: each part is worked out on first use and kept. */
export interface PlanDocument<K extends Kind = Kind> extends Document {
  readonly schemaErrors: readonly SchemaError[];
  /** The data as far as it fits the schema; everything in it may be missing. */
  readonly facts: Facts<K>;
  readonly identifiers: Identifiers;
}

/** Reads a file's content as a document of the plan. */
export function planDocument(file: string, content: FileContent): PlanDocument {
  const document = 'text' in content ? parseDocument(file, content.text) : unreadable(file, content);
  let errors: SchemaError[] | undefined;
  let facts: Facts | undefined;
  let identifiers: Identifiers | undefined;
  const shapeErrors = () => {
    errors ??= document.kind ? validateData(document.kind, document.data ?? {}) : [];
    return errors;
  };
  return Object.defineProperties(document, {
    // Data cut short by an error in the text would only give false alarms; what fits is right all the same.
    schemaErrors: { get: () => (document.problems.length === 0 ? shapeErrors() : []), enumerable: true },
    facts: {
      get: () => {
        facts ??= (document.kind ? withoutErrors(document.data, shapeErrors()) : {}) as Facts;
        return facts;
      },
    },
    identifiers: {
      get: () => {
        identifiers ??= collectIdentifiers(document);
        return identifiers;
      },
    },
  }) as PlanDocument;
}

function unreadable(file: string, content: Exclude<FileContent, { text: string }>): Document {
  const problem = { code: content.problem, span: [0, 0] as const, args: content.args };
  return Object.defineProperty(parseDocument(file, ''), 'problems', { value: [problem], enumerable: true });
}

/** True for a document of one kind; narrows the type of its facts. */
export function isOfKind<K extends Kind>(document: PlanDocument, kind: K): document is PlanDocument<K> {
  return document.kind === kind;
}

/** True for a document whose text could be read as keys and values. */
export function isReadable(document: PlanDocument): boolean {
  const { problems, data } = document;
  return problems.length === 0 && data !== null && typeof data === 'object' && !Array.isArray(data);
}

/**
 * True for a Markdown file of which nobody can say whether it is a document of ours. A merge that nobody settled in its prose does
 * not hide that.
 */
export function isOfUnknownKind({ kind, problems }: Document): boolean {
  return kind === undefined && problems.some(({ code }) => code !== 'merge');
}

/** True for a document, or a text, that nobody can read as it should be. */
export function isBroken(document: PlanDocument): boolean {
  return document.kind === undefined ? document.problems.length > 0 : !isReadable(document);
}

/** Which ids of a document are hidden, as a text to compare: `*` for all of them. */
export function hiddenIds(document: PlanDocument): string {
  if (!isReadable(document)) return '*';
  return document.kind === undefined ? '' : [...scopesLost(document.kind, document.schemaErrors)].sort().join(' ');
}

/** True for a document that may define ids of a scope in what cannot be read, or has not the shape that it should have. */
export function hidesIds(document: PlanDocument, scope: string): boolean {
  if (document.kind === undefined) return isOfUnknownKind(document);
  if (!scopesOf(document.kind).has(scope)) return false;
  return !isReadable(document) || scopesLost(document.kind, document.schemaErrors).has(scope);
}
