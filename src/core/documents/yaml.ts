import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseAllDocuments,
  parseDocument,
  type YAMLError,
  type Document as YamlDocument,
} from 'yaml';
import { fromPointer } from './pointer.ts';
import type { Span } from './position.ts';
import type { Problem } from './problem.ts';

export interface ParsedYaml {
  document: YamlDocument.Parsed;
  data: unknown;
  problems: Problem[];
}

/** Aliases that one file may resolve; more is an alias bomb, not a plan. */
const maxAliases = 100;

/**
 * Parses one YAML document. Nothing throws: what is wrong comes back as problems, and `data` holds what could be read.
 * @param text the YAML text
 * @param base offset of the text within its file, so that spans are the file's (front matter starts inside one)
 */
export function parseYaml(text: string, base = 0): ParsedYaml {
  const documents = parseAllDocuments(text, { prettyErrors: false, keepSourceTokens: false, logLevel: 'silent' });
  const problems: Problem[] = [];
  const document = (Array.isArray(documents) ? documents[0] : undefined) ?? emptyDocument();
  const second = Array.isArray(documents) ? documents[1] : undefined;
  if (second) {
    const start = second.range[0];
    problems.push({
      code: 'several-documents',
      span: [base + start, base + Math.min(text.length, start + 3)],
      args: {},
    });
  }
  for (const error of document.errors) problems.push(problemOf(error, text, base));
  return { document, data: toData(document, base, problems), problems };
}

function emptyDocument(): YamlDocument.Parsed {
  return parseDocument('') as YamlDocument.Parsed;
}

function toData(document: YamlDocument.Parsed, base: number, problems: Problem[]): unknown {
  try {
    return document.toJS({ maxAliasCount: maxAliases });
  } catch {
    const [start, , end] = document.contents?.range ?? [0, 0, 0];
    problems.push({
      code: 'alias-bomb',
      span: [base + start, base + Math.min(end, start + 1)],
      args: { limit: maxAliases },
    });
    return undefined;
  }
}

function problemOf(error: YAMLError, text: string, base: number): Problem {
  const [start, end] = error.pos;
  const span: Span = [base + start, base + Math.max(end, start + 1)];
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^\s:]*/.exec(text.slice(start))?.[0] ?? '';
    return { code: 'duplicate-key', span: [base + start, base + start + key.length], args: { key } };
  }
  if (error.code === 'TAB_AS_INDENT') return { code: 'tab-indent', span, args: {} };
  return { code: 'syntax', span, args: { reason: error.message } };
}

/** What a pointer leads to in the node tree: the value node, and the key node where its parent is a map. */
export interface NodeAt {
  key: Node | undefined;
  value: Node | undefined;
}

/** Finds the nodes at a pointer; undefined when the pointer leads nowhere. Aliases are followed. */
export function nodeAt(document: YamlDocument.Parsed, pointer: string): NodeAt | undefined {
  let at: NodeAt = { key: undefined, value: (document.contents as ParsedNode | null) ?? undefined };
  for (const segment of fromPointer(pointer)) {
    const holder = isAlias(at.value) ? at.value.resolve(document) : at.value;
    if (isMap(holder)) {
      const pair = holder.items.find((item) => keyText(item.key) === segment);
      if (!pair) return undefined;
      at = { key: pair.key as Node, value: (pair.value as Node | null) ?? undefined };
    } else if (isSeq(holder)) {
      const item = holder.items[Number(segment)];
      if (item === undefined) return undefined;
      at = { key: undefined, value: item as Node };
    } else return undefined;
  }
  return at;
}

/** Text of a map key, the way it appears in data. */
export function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** Span of a node without the blank space and comments behind it; undefined for a node that has no text. */
export function spanOf(node: Node | undefined): Span | undefined {
  const range = node?.range;
  if (!range) return undefined;
  return [range[0], Math.max(range[1], range[0])];
}

export type { YamlDocument };
export { isAlias, isCollection, isMap, isScalar, isSeq };
