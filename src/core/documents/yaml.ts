import {
  Composer,
  type CST,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  Parser,
  visit,
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

/** Levels that one file may nest; more would overflow the stack of everything that walks the tree. */
const maxDepth = 100;

/**
 * Parses one YAML document. Nothing throws: what is wrong comes back as problems, and `data` holds what could be read.
 * @param text the YAML text
 * @param base offset of the text within its file, so that spans are the file's (front matter starts inside one)
 */
export function parseYaml(text: string, base = 0): ParsedYaml {
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeep(tokens);
  if (deep !== undefined) {
    const problem = { code: 'too-deep', span: [base + deep, base + deep + 1] as const, args: { limit: maxDepth } };
    return { document: compose([])[0] as YamlDocument.Parsed, data: undefined, problems: [problem] };
  }
  const [document, second] = compose(tokens, text.length) as [YamlDocument.Parsed, YamlDocument.Parsed | undefined];
  const problems: Problem[] = [];
  if (second) {
    const start = second.range[0];
    problems.push({
      code: 'several-documents',
      span: [base + start, base + Math.min(text.length, start + 3)],
      args: {},
    });
  }
  let line = -1;
  for (const error of document.errors) {
    // One mistake often makes the parser stumble again on the same line; the first report is the one that helps.
    const start = text.lastIndexOf('\n', error.pos[0] - 1);
    if (start === line && problems.length > 0) continue;
    line = start;
    problems.push(problemOf(error, document, text, base));
  }
  problems.push(...duplicateKeys(document, base));
  const data = toData(document, base, problems);
  // The end of a line, or of the text, is no character to point at.
  const inside = ({ span: [start, end], ...rest }: Problem) => {
    const from = Math.min(start, base + text.length);
    const pointed = text.slice(from - base, end - base).replace(/[\r\n]+$/, '');
    return { ...rest, span: [from, from + pointed.length] as const };
  };
  return { document, data, problems: problems.map(inside) };
}

/** The documents of a text, at least one. Keys are compared afterwards: the library compares each with every other one. */
function compose(tokens: readonly CST.Token[], length = 0): YamlDocument.Parsed[] {
  const composer = new Composer({ keepSourceTokens: false, logLevel: 'silent', uniqueKeys: false });
  return [...composer.compose(tokens, true, length)] as unknown as YamlDocument.Parsed[];
}

/** Offset of the first token that is nested too deeply. Goes level by level, because the depth is what nobody may trust. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  let level: readonly CST.Token[] = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return level[0]?.offset;
    level = level.flatMap(insideOf);
  }
  return undefined;
}

function insideOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  const inside: CST.Token[] = [];
  for (const { key, value } of token.items) {
    if (key) inside.push(key);
    if (value) inside.push(value);
  }
  return inside;
}

function duplicateKeys(document: YamlDocument.Parsed, base: number): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const text = keyText(key);
        const [start, end] = spanOf(key) ?? [0, 0];
        if (seen.has(text))
          problems.push({ code: 'duplicate-key', span: [base + start, base + end], args: { key: text } });
        seen.add(text);
      }
    },
  });
  return problems;
}

function toData(document: YamlDocument.Parsed, base: number, problems: Problem[]): unknown {
  const before = problems.length;
  visit(document, {
    Alias(_, alias) {
      const target = alias.resolve(document);
      const [start, end] = spanOf(alias) ?? [0, 0];
      const span: Span = [base + start, base + end];
      const args = { name: alias.source };
      if (!target) problems.push({ code: 'unknown-alias', span, args });
      else if (target.range && target.range[0] <= start && end <= target.range[1])
        problems.push({ code: 'alias-inside-itself', span, args });
    },
  });
  if (problems.length > before) return undefined;
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

/** What a parser's error means to somebody who wrote a plan. */
function problemOf(error: YAMLError, document: YamlDocument.Parsed, text: string, base: number): Problem {
  const [start, end] = error.pos;
  const span: Span = [base + start, base + Math.max(end, start + 1)];
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { code: 'tab-indent', span, args: {} };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { code: 'key-in-value', span, args: {} };
    case 'MULTILINE_IMPLICIT_KEY':
      return { code: 'no-key', span: [span[0], base + endOfLine(text, start)], args: {} };
    case 'BAD_SCALAR_START':
      return { code: 'bad-start', span, args: { character: text[start] ?? '' } };
    case 'BAD_DQ_ESCAPE':
      return { code: 'bad-escape', span, args: {} };
    case 'UNEXPECTED_TOKEN':
      return { code: 'unexpected', span: [span[0], base + Math.min(end, endOfLine(text, start))], args: {} };
    case 'BAD_INDENT': {
      const first = base + start + Math.max(0, text.slice(start).search(/\S/));
      return { code: error.message.startsWith('Flow') ? 'open-bracket' : 'indent', span: [first, first + 1], args: {} };
    }
    case 'MISSING_CHAR': {
      if (error.message.startsWith('Flow')) return { code: 'open-bracket', span, args: {} };
      if (error.message.startsWith('Implicit map keys')) return { code: 'no-key', span, args: {} };
      const opening = error.message.includes('quote') ? openQuote(document, start) : undefined;
      if (opening !== undefined) return { code: 'open-quote', span: [base + opening, base + opening + 1], args: {} };
    }
  }
  return { code: 'syntax', span, args: { reason: error.message } };
}

function endOfLine(text: string, from: number): number {
  const length = text.slice(from).search(/\r?\n|$/);
  return from + Math.max(1, length);
}

/** Where the quoted text begins that runs to this offset. */
function openQuote(document: YamlDocument.Parsed, end: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar(_, scalar) {
      const quoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE';
      if (quoted && scalar.range && scalar.range[1] >= end) found = scalar.range[0];
    },
  });
  return found;
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
  return isScalar(key) ? String(key.value ?? '') : String(key);
}

/** Span of a node without the blank space and comments behind it; undefined for a node that has no text. */
export function spanOf(node: Node | undefined): Span | undefined {
  const range = node?.range;
  if (!range) return undefined;
  return [range[0], Math.max(range[1], range[0])];
}

export type { YamlDocument };
export { isAlias, isCollection, isMap, isScalar, isSeq };
