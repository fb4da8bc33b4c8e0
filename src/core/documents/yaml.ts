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
  type Document as YamlDocument,
} from 'yaml';
import { tokensInside } from './brackets.ts';
import { fromPointer } from './pointer.ts';
import type { Span } from './position.ts';
import type { Problem } from './problem.ts';
import { isSwallowing, syntaxProblems } from './syntaxProblems.ts';

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
  const inText = syntaxProblems(document, tokens, text);
  problems.push(...inText.map((problem) => shifted(problem, base)));
  if (!inText.some(isSwallowing)) problems.push(...duplicateKeys(document, base));
  const data = toData(document, base, problems);
  // The end of a line, or of the text, is no character to point at.
  const inside = ({ span: [start, end], ...rest }: Problem) => {
    const from = Math.min(start, base + text.length);
    const pointed = text.slice(from - base, end - base).replace(/[\r\n]+$/, '');
    return { ...rest, span: [from, from + pointed.length] as const };
  };
  return { document, data, problems: problems.map(inside) };
}

function shifted({ span: [start, end], ...rest }: Problem, base: number): Problem {
  return { ...rest, span: [base + start, base + end] };
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
    level = level.flatMap(tokensInside);
  }
  return undefined;
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
  let leadsNowhere = false;
  visit(document, {
    Alias(_, alias) {
      const target = alias.resolve(document);
      const [start, end] = spanOf(alias) ?? [0, 0];
      const isInside = target?.range && target.range[0] <= start && end <= target.range[1];
      if (target && !isInside) return;
      leadsNowhere = true;
      const code = target ? 'alias-inside-itself' : 'unknown-alias';
      // The parser may have said already what is wrong here.
      if (!problems.some(({ span }) => span[0] === base + start))
        problems.push({ code, span: [base + start, base + end], args: { name: alias.source } });
    },
  });
  if (leadsNowhere) return undefined;
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
