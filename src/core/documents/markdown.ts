/** Reads what our checks need from Markdown: sections by heading, list items, tables, words. */

import { withoutHidden } from './readable.ts';

export interface Table {
  columns: string[];
  rows: { cells: string[]; offset: number }[];
  offset: number;
}

export interface Section {
  title: string;
  level: number;
  /** Offsets of the heading line and of the end of the section's own content (sub-sections included). */
  offset: number;
  headingEnd: number;
  end: number;
  /** Text below the heading, sub-sections included. */
  text: string;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const marks = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
/** The line under a heading that is written with a line of `=` or `-` below it. */
const underline = /^ {0,3}(=+|-+)[ \t]*$/;
/** Lines that are no paragraph, so that a line of `-` below them is a rule and no underline. */
const noParagraph = /^(?:\s*$|\s*(?:[-*+>|]|\d+[.)])(?:\s|$)| {4}|\t)|\|/;

interface Line {
  text: string;
  offset: number;
}

/** The text with its comments blanked out, so that every offset stays true. A comment that never ends is none. */
export function withoutComments(text: string): string {
  let result = '';
  let done = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', done)) {
    const end = text.indexOf('-->', start + 4);
    if (end < 0) break;
    result += text.slice(done, start) + text.slice(start, end + 3).replace(/[^\r\n]/g, ' ');
    done = end + 3;
  }
  return result + text.slice(done);
}

/** Lines outside fenced code, comments and hidden elements, with their offsets. */
function proseLines(text: string, from: number): Line[] {
  const lines: Line[] = [];
  let offset = from;
  let open: string | undefined;
  for (const raw of withoutHidden(withoutComments(text.slice(from))).split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const mark = fence.exec(line)?.[1];
    if (open !== undefined) {
      if (mark?.startsWith(open)) open = undefined;
    } else if (mark !== undefined) open = mark;
    else lines.push({ text: line, offset });
    offset += raw.length + 1;
  }
  return lines;
}

/** Where prose holds the first mark of a merge that nobody has settled; undefined without one. Fenced code may show such marks. */
export function mergeMark(text: string, from: number): number | undefined {
  if (!/^>{7} /m.test(text)) return undefined;
  const lines = proseLines(text, from);
  const first = lines.findIndex((line) => /^<{7} /.test(line.text));
  const isClosed = lines.slice(first + 1).some((line) => /^>{7} /.test(line.text));
  return first >= 0 && isClosed ? lines[first]?.offset : undefined;
}

interface Heading {
  title: string;
  level: number;
  offset: number;
  end: number;
}

/** The heading that begins with a line: `## Title`, or a line with `===` or `---` below it. */
function headingAt(lines: readonly Line[], index: number): Heading | undefined {
  const { text, offset } = lines[index] as Line;
  const mark = marks.exec(text);
  if (mark) {
    const title = text.slice(mark[0].length).trim();
    const level = (mark[1] as string).length;
    return { title: withoutClosingMarks(title), level, offset, end: offset + text.trimEnd().length };
  }
  const next = lines[index + 1];
  const under = next && underline.exec(next.text)?.[1];
  if (!next || under === undefined || noParagraph.test(text)) return undefined;
  // Code that was left out stands between the two lines.
  if (next.offset > offset + text.length + 2) return undefined;
  const level = under.startsWith('=') ? 1 : 2;
  return { title: text.trim(), level, offset, end: next.offset + next.text.trimEnd().length };
}

/** `Title ##` is `Title`; in `C#` the mark belongs to the word. */
function withoutClosingMarks(title: string): string {
  const words = title.split(/[ \t]+/);
  if (/^#+$/.test(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

function headingsIn(lines: readonly Line[]): Heading[] {
  return lines.flatMap((_, index) => headingAt(lines, index) ?? []);
}

/**
 * The sections of a Markdown text in order. A section ends where a heading of the same or a higher level begins.
 * @param from offset behind the front matter
 */
export function parseSections(text: string, from = 0): Section[] {
  const headings = headingsIn(proseLines(text, from));
  const ends: number[] = new Array(headings.length);
  const open: number[] = [];
  for (const [index, { level, offset }] of headings.entries()) {
    while (open.length > 0 && (headings[open.at(-1) as number] as Heading).level >= level) {
      ends[open.pop() as number] = offset;
    }
    open.push(index);
  }
  return headings.map(({ title, level, offset, end: headingEnd }, index) => {
    const end = ends[index] ?? text.length;
    return { title, level, offset, headingEnd, end, text: text.slice(headingEnd, end) };
  });
}

/** A heading as it is compared: case, punctuation and extra blanks do not count. */
export function foldHeading(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFKC')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Number of words of prose: headings, table rules, code, comments, what is hidden, tags and targets of links do not count. */
export function countWords(text: string): number {
  return wordsOf(text).length;
}

/** A line that only says where a link leads; nobody sees it. The text of a footnote is seen. */
const linkTarget = /^ {0,3}\[(?!\^)[^\]\n]+\]:/;

/** The words of prose in their order, as `countWords` counts them. */
export function wordsOf(text: string): string[] {
  const lines = proseLines(text, 0);
  const headings = headingsIn(lines);
  const words: string[] = [];
  let heading = 0;
  for (const { text: line, offset } of lines) {
    while ((headings[heading]?.end ?? offset) < offset) heading++;
    if (offset >= (headings[heading]?.offset ?? Number.POSITIVE_INFINITY) || linkTarget.test(line)) continue;
    const seen = line.replace(/<\/?[a-z][^<>]*>|\p{Default_Ignorable_Code_Point}+/giu, (part) =>
      part.startsWith('<') ? ' ' : '',
    );
    words.push(...(seen.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,%-]*/gu) ?? []));
  }
  return words;
}

/** How many words do not end a run of four, numbers aside, that stood there before: a text that repeats itself has few. */
export function countFresh(words: readonly string[]): number {
  const said = new Set<string>();
  const run: string[] = [];
  let fresh = 0;
  for (const word of words) {
    if (!/\p{L}/u.test(word)) {
      fresh++;
      continue;
    }
    run.push(word.toLowerCase());
    if (run.length > 4) run.shift();
    const key = run.join(' ');
    if (said.has(key)) continue;
    said.add(key);
    fresh++;
  }
  return fresh;
}

/** Number of different list items that say something, bulleted or numbered. */
export function countItems(text: string): number {
  const items = proseLines(text, 0).flatMap((line) => /^\s*(?:[-*+]|\d+[.)])\s+(\S.*)/.exec(line.text)?.[1] ?? []);
  return new Set(items.map(foldHeading).filter((item) => item !== '')).size;
}

/** The tables of a text; offsets are relative to `base`. */
export function parseTables(text: string, base = 0): Table[] {
  const lines = proseLines(text, 0);
  const tables: Table[] = [];
  for (let index = 1; index < lines.length; index++) {
    const rule = lines[index] as Line;
    const head = lines[index - 1] as Line;
    if (!head.text.includes('|') || !isTableRule(rule.text)) continue;
    const table: Table = { columns: cellsOf(head.text), rows: [], offset: base + head.offset };
    let row = index + 1;
    for (; row < lines.length && (lines[row] as Line).text.includes('|'); row++) {
      const line = lines[row] as Line;
      table.rows.push({ cells: cellsOf(line.text), offset: base + line.offset });
    }
    tables.push(table);
    index = row;
  }
  return tables;
}

/** The line of `---|---` below the head of a table. */
function isTableRule(line: string): boolean {
  return line.includes('|') && cellsOf(line).every((cell) => /^:?-+:?$/.test(cell));
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}
