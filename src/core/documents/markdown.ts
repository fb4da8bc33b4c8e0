/** Reads what our checks need from Markdown: sections by heading, list items, tables, words. */

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
const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;

interface Line {
  text: string;
  offset: number;
}

/** Lines outside fenced code, with their offsets. */
function proseLines(text: string, from: number): Line[] {
  const lines: Line[] = [];
  let offset = from;
  let open: string | undefined;
  for (const raw of text.slice(from).split('\n')) {
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

/**
 * The sections of a Markdown text in order. A section ends where a heading of the same or a higher level begins.
 * @param from offset behind the front matter
 */
export function parseSections(text: string, from = 0): Section[] {
  const headings = proseLines(text, from).flatMap((line) => {
    const match = heading.exec(line.text);
    return match ? [{ line, level: (match[1] as string).length, title: (match[2] as string).trim() }] : [];
  });
  return headings.map(({ line, level, title }, index) => {
    const next = headings.slice(index + 1).find((other) => other.level <= level);
    const headingEnd = line.offset + line.text.length;
    const end = next?.line.offset ?? text.length;
    return { title, level, offset: line.offset, headingEnd, end, text: text.slice(headingEnd, end) };
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

/** Number of words of prose: headings, table rules, code and comments do not count. */
export function countWords(text: string): number {
  const prose = proseLines(text.replace(/<!--[\s\S]*?-->/g, ' '), 0)
    .map((line) => line.text)
    .filter((line) => !heading.test(line))
    .join('\n');
  return prose.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,%-]*/gu)?.length ?? 0;
}

/** Number of list items, bulleted or numbered. */
export function countItems(text: string): number {
  return proseLines(text, 0).filter((line) => /^\s*(?:[-*+]|\d+[.)])\s+\S/.test(line.text)).length;
}

/** The tables of a text; offsets are relative to `base`. */
export function parseTables(text: string, base = 0): Table[] {
  const lines = proseLines(text, 0);
  const tables: Table[] = [];
  for (let index = 1; index < lines.length; index++) {
    const rule = lines[index] as Line;
    const head = lines[index - 1] as Line;
    if (!head.text.includes('|') || !/^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(rule.text)) continue;
    if (!rule.text.includes('|')) continue;
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

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}
