import { isForeign } from './foreign.ts';
import { frontMatterOf } from './frontMatter.ts';
import { defaultId, type Kind, kindInFrontMatter, kindOfFile } from './kinds.ts';
import { mergeMark, parseSections, type Section } from './markdown.ts';
import { parentPointer } from './pointer.ts';
import { LineIndex, type Span } from './position.ts';
import type { Problem } from './problem.ts';
import { parseSuppressions, type Suppression } from './suppression.ts';
import { isMap, nodeAt, parseYaml, spanOf, type YamlDocument } from './yaml.ts';

/** A file of the project, read: its data, where each part stands, and what is wrong with its text. */
export interface Document {
  /** Path inside the project, with `/`. */
  readonly file: string;
  readonly format: 'yaml' | 'markdown';
  /** Undefined for a file that is none of our kinds: prose, or another tool’s. */
  readonly kind: Kind | undefined;
  readonly id: string;
  readonly title: string;
  readonly cycle: string | undefined;
  readonly text: string;
  readonly lines: LineIndex;
  readonly data: unknown;
  readonly problems: readonly Problem[];
  readonly suppressions: readonly Suppression[];
  /** Headings of a Markdown file; empty for YAML. */
  readonly sections: readonly Section[];
  /** The YAML node tree, and the offset at which its text begins in the file. */
  readonly yaml: YamlDocument.Parsed | undefined;
  readonly yamlOffset: number;
}

/** Reads a text as a document. Never throws: everything wrong is among the document's problems. */
export function parseDocument(file: string, text: string): Document {
  return file.toLowerCase().endsWith('.md') ? parseMarkdownDocument(file, text) : parseYamlDocument(file, text);
}

function parseYamlDocument(file: string, text: string): Document {
  // To the parser, a byte order mark would be one more blank in front of the first line.
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const { document, data, problems } = parseYaml(text.slice(start), start);
  const named = kindOfFile(file);
  // marketing.yaml at the root is what makes a project: no other tool has a file there by that name.
  const isOther = named !== undefined && named !== 'project' && isForeign(named, text, data);
  return finish({
    file,
    format: 'yaml',
    kind: isOther ? undefined : named,
    text,
    data,
    problems: isOther ? [] : problems,
    sections: [],
    yaml: document,
    yamlOffset: start,
  });
}

function parseMarkdownDocument(file: string, text: string): Document {
  const front = frontMatterOf(text);
  const parsed = front && parseYaml(front.text, front.start);
  const broken = front !== undefined && (parsed?.problems.length ?? 0) > 0;
  const kind =
    kindOfFile(file) ??
    kindInFrontMatter(parsed?.data) ??
    (broken ? kindInFrontMatter(kindLine(front.text)) : undefined);
  let sections: Section[] | undefined;
  return finish({
    file,
    format: 'markdown',
    kind,
    text,
    data: parsed?.data,
    // The front matter of other tools is none of our business.
    problems: [...(kind ? (parsed?.problems ?? []) : []), ...bothSides(text, front?.end ?? 0)],
    get sections() {
      sections ??= parseSections(text, front?.end ?? 0);
      return sections;
    },
    yaml: parsed?.document,
    yamlOffset: front?.start ?? 0,
  });
}

/** The problem of prose that holds both sides of a merge. Marks in front matter are found with its syntax. */
function bothSides(text: string, from: number): Problem[] {
  const start = mergeMark(text, from);
  return start === undefined ? [] : [{ code: 'merge', span: [start, start + 7], args: {} }];
}

/** What broken front matter still says about its kind: a mistake somewhere in it would otherwise make the file nobody's. */
function kindLine(text: string): { kind?: string } {
  const [, kind] = /^kind:[ \t]*(\w+)/m.exec(text) ?? [];
  return kind === undefined ? {} : { kind };
}

type Parts = Omit<Document, 'id' | 'title' | 'cycle' | 'lines' | 'suppressions'>;

function finish(parts: Parts): Document {
  const record = parts.data !== null && typeof parts.data === 'object' ? (parts.data as Record<string, unknown>) : {};
  const text = (key: string) =>
    typeof record[key] === 'string' && record[key] !== '' ? (record[key] as string) : undefined;
  const named = text('id') ?? (parts.kind === 'agent' ? text('name') : undefined);
  const id = named ?? (parts.kind === 'project' ? 'marketing' : defaultId(parts.file));
  let lines: LineIndex | undefined;
  return Object.defineProperties(
    {
      id,
      title: text('title') ?? id,
      // A year is written as a number.
      cycle:
        parts.kind === 'project'
          ? undefined
          : (text('cycle') ?? (typeof record.cycle === 'number' ? String(record.cycle) : undefined)),
      suppressions: parseSuppressions(parts.text),
      get lines() {
        lines ??= new LineIndex(parts.text);
        return lines;
      },
    },
    Object.getOwnPropertyDescriptors(parts),
  ) as unknown as Document;
}

/** Which part of an entry a finding points at: its key, or its value. */
export type At = 'key' | 'value';

/**
 * The stretch of text that a pointer stands for. Where the pointer leads nowhere, the nearest place that holds it.
 * @param at `key` for the key of a map entry; a list item or the whole document has none, so its value is taken
 */
export function spanAt(document: Document, pointer: string, at: At = 'value'): Span {
  if (!document.yaml) return firstCharacter(document);
  for (let place = pointer, exact = true; place !== ''; place = parentPointer(place), exact = false) {
    const node = nodeAt(document.yaml, place);
    if (!node) continue;
    const value = spanOf(node.value);
    const hasText = value !== undefined && value[1] > value[0];
    const span = at === 'key' || !exact || !hasText ? (spanOf(node.key) ?? value) : value;
    if (span) return trimmed(document.text, shift(span, document.yamlOffset));
  }
  return firstKey(document);
}

/** The whole document is pointed at by its first key: one short mark instead of a file full of them. */
function firstKey(document: Document): Span {
  const contents = document.yaml?.contents;
  const key = isMap(contents) ? contents.items[0]?.key : undefined;
  const span = spanOf(key ?? undefined);
  return span ? shift(span, document.yamlOffset) : firstCharacter(document);
}

function firstCharacter({ text, yamlOffset }: Document): Span {
  return [yamlOffset, yamlOffset + (/^[^\r\n]/.test(text.slice(yamlOffset)) ? 1 : 0)];
}

/** A block of lines ends where its text ends, not where the next one begins. */
function trimmed(text: string, [start, end]: Span): Span {
  return [start, start + text.slice(start, end).trimEnd().length];
}

function shift([start, end]: Span, offset: number): Span {
  return [start + offset, end + offset];
}
