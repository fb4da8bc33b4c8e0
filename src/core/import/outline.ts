import { frontMatterOf } from '../documents/frontMatter.ts';
import { withoutComments } from '../documents/markdown.ts';
import { plainText } from './plainText.ts';

/** The smallest part of a plan that is placed or reported: a paragraph, a list item, a table, a block of code. */
export interface Piece {
  form: 'paragraph' | 'item' | 'table' | 'code';
  /** Its text without marks. */
  text: string;
  raw: string;
  /** First and last line, counted from 1. */
  first: number;
  last: number;
  /** Columns that a list item is indented by. */
  indent: number;
  /** What stands before and behind the colon of a line such as `**Budget:** $500`. */
  label?: string;
  value?: string;
  table?: PieceTable;
  /** True once a document holds what it says. */
  taken: boolean;
  /** Why it is not in a document, where a reader knows better than the summary. */
  reason?: string;
}

export interface PieceTable {
  columns: string[];
  rows: TableRow[];
}

export interface TableRow {
  cells: string[];
  line: number;
  taken: boolean;
  reason?: string;
}

/** A heading with what stands directly below it. A line that is bold as a whole counts as a heading, too. */
export interface Part {
  heading: string;
  level: number;
  line: number;
  pieces: Piece[];
  parent: Part | undefined;
  children: Part[];
  /** True for a bold line that leads what follows. */
  isLead: boolean;
}

const fence = /^\s{0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/;
const item = /^(\s*)(?:[-*+•]|\d{1,9}[.)])[ \t]+(\S.*)$/;
const ruleLine = /^\s{0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const lead = /^\*\*([^*]{2,140})\*\*(?:[:：]?|\s*\([^()]*\)[:：])$/;
const leadLevel = 7;

/** Reads a plan as parts: first the text before any heading, then each heading in order. Never throws. */
export function outlineOf(text: string): Part[] {
  return new Outliner(text).parts;
}

/** Every line of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

class Outliner {
  readonly parts: Part[] = [];
  readonly #lines: string[];
  #at = 0;
  /** Where the next piece belongs. */
  #part!: Part;

  constructor(text: string) {
    this.#lines = linesOf(withoutComments(text));
    this.#open('', 0, 1, false);
    const front = frontMatterOf(text);
    if (front) this.#frontMatter(linesOf(text.slice(0, front.end)).length);
    while (this.#at < this.#lines.length) this.#next();
  }

  #line(offset = 0): string {
    return this.#lines[this.#at + offset] ?? '';
  }

  #open(title: string, level: number, line: number, isLead: boolean): void {
    let parent: Part | undefined = this.parts.at(-1);
    while (parent && parent.level >= level) parent = parent.parent;
    const part: Part = { heading: title, level, line, pieces: [], parent, children: [], isLead };
    parent?.children.push(part);
    this.parts.push(part);
    this.#part = part;
  }

  #add(form: Piece['form'], from: number, raw: string, more: Partial<Piece> = {}): void {
    const text = form === 'code' ? raw.trim() : plainText(raw);
    if (text === '') return;
    const label = form === 'table' || form === 'code' ? undefined : labelOf(raw);
    this.#part.pieces.push({
      form,
      text,
      raw,
      first: from + 1,
      last: this.#at,
      indent: 0,
      taken: false,
      ...label,
      ...more,
    });
  }

  #frontMatter(end: number): void {
    for (const limit = Math.min(end, this.#lines.length); this.#at < limit; ) {
      const line = this.#line();
      this.#at++;
      if (!/^(?:\uFEFF?---|---|\.\.\.)\s*$/.test(line)) this.#add('paragraph', this.#at - 1, line);
    }
  }

  #next(): void {
    const line = this.#line();
    const from = this.#at;
    const mark = fence.exec(line)?.[1];
    if (mark !== undefined) this.#code(mark);
    else if (line.trim() === '' || ruleLine.test(line)) this.#at++;
    else if (heading.test(line)) this.#heading();
    else if (this.#isUnderlined()) {
      this.#at += 2;
      this.#open(plainText(line), this.#line(-1).trim().startsWith('=') ? 1 : 2, from + 1, false);
    } else if (isTableHead(line, this.#line(1))) this.#table();
    else if (item.test(line)) this.#item();
    else this.#paragraph();
  }

  #isUnderlined(): boolean {
    return /^ {0,3}(?:=+|-+)[ \t]*$/.test(this.#line(1)) && !item.test(this.#line()) && !this.#line().includes('|');
  }

  #heading(): void {
    const [, marks = '', rest = ''] = heading.exec(this.#line()) ?? [];
    this.#at++;
    const words = rest.trim().split(/[ \t]+/);
    if (words.length > 1 && /^#+$/.test(words.at(-1) ?? '')) words.pop();
    this.#open(plainText(words.join(' ')), marks.length, this.#at, false);
  }

  #code(mark: string): void {
    const from = this.#at;
    const body: string[] = [];
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      if (fence.exec(this.#line())?.[1]?.startsWith(mark)) {
        this.#at++;
        break;
      }
      body.push(this.#line());
    }
    this.#add('code', from, body.join('\n'));
  }

  #table(): void {
    const from = this.#at;
    const columns = cellsOf(this.#line());
    const rows: TableRow[] = [];
    for (this.#at += 2; this.#line().includes('|') && !heading.test(this.#line()); this.#at++)
      rows.push({ cells: cellsOf(this.#line()), line: this.#at + 1, taken: false });
    const raw = columns.join(' | ');
    this.#add('table', from, raw === '' ? '|' : raw, { table: { columns, rows } });
  }

  #item(): void {
    const from = this.#at;
    const [, indent = '', first = ''] = item.exec(this.#line()) ?? [];
    const body = [first];
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      const line = this.#line();
      if (line.trim() === '' || startsBlock(line) || item.test(line)) break;
      body.push(line.trim());
    }
    this.#add('item', from, body.join(' '), { indent: indent.replaceAll('\t', '    ').length });
  }

  #paragraph(): void {
    const from = this.#at;
    const title = lead.exec(this.#line().trim())?.[1];
    if (title !== undefined) {
      this.#at++;
      this.#open(plainText(title).replace(/[:：.]$/, ''), leadLevel, this.#at, true);
      return;
    }
    const body = [
      this.#line()
        .trim()
        .replace(/^(?:>\s?)+/, ''),
    ];
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      const line = this.#line()
        .trim()
        .replace(/^(?:>\s?)+/, '');
      const ends = line === '' || startsBlock(line) || item.test(line) || isTableHead(line, this.#line(1));
      // Lines that each name what they say are facts of their own.
      if (ends || lead.test(line) || labelOf(line) || this.#isUnderlined()) break;
      body.push(line);
    }
    const raw = body.join(' ');
    // After the list that a bold line leads, a bold label speaks of the whole section again.
    const part = this.#part;
    if (part.isLead && part.parent && part.pieces.at(-1)?.form === 'item' && raw.startsWith('**') && labelOf(raw))
      this.#part = part.parent;
    this.#add('paragraph', from, raw);
  }
}

function startsBlock(line: string): boolean {
  return fence.test(line) || heading.test(line) || ruleLine.test(line);
}

function isTableHead(head: string, below: string): boolean {
  return head.includes('|') && below.includes('-') && below.includes('|') && /^[\s|:-]+$/.test(below);
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plainText(cell.replaceAll('\\|', '|')));
}

/** The two sides of `Label: value`, `**Label.** value` or `**Label** — value`. */
export function labelOf(raw: string): { label: string; value: string } | undefined {
  const line = raw.trim().replace(/^\[[ xX]\]\s+/, '');
  const marked = /^(\*{1,3}|_{1,3})([^*_\n]{1,80})\1\s*([:：—–-])?\s*(\S.*)$/s.exec(line);
  if (marked) {
    const [, , inside = '', sign, value = ''] = marked;
    const label = plainText(inside);
    return sign !== undefined || /[:：.]$/.test(label) ? sides(label, value) : undefined;
  }
  const plain = /^([\p{L}\p{N}][^:：|\n]{0,58})[:：][ \t]+(\S.*)$/su.exec(line);
  const label = plainText(plain?.[1] ?? '');
  return plain && label.split(' ').length <= 7 ? sides(label, plain[2] ?? '') : undefined;
}

function sides(label: string, value: string): { label: string; value: string } | undefined {
  const name = label.replace(/[:：.]$/, '').trim();
  const text = plainText(value);
  return name === '' || text === '' ? undefined : { label: name, value: text };
}
