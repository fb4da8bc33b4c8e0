import { countItems, foldHeading } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { parseCount, parseMoney } from '../documents/quantity.ts';
import { findSection } from '../documents/sections.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { defineRule, type Report } from './rule.ts';
import { aliasesOption, proseAt, type Row, rowsIn } from './support/prose.ts';

/** What a criterion asks of a table. */
interface Wanted {
  section: string;
  aliases: readonly string[];
  minimum: number;
  maximum: number;
  columns: readonly string[];
  figures: readonly string[];
  states?: { column?: string; closed?: readonly string[] };
}

export const tableFilled = defineRule({
  id: 'table-filled',
  title: 'A table has its rows, and each row says what it should',
  description:
    'The table in the section has no fewer and no more rows than asked for, no cell of the columns that count is empty, no two rows say the same, figures are figures, and states are closed.',
  kinds: ['project'],
  severity: 'warning',
  gateOnly: true,
  options: {
    prose: { title: 'Prose', description: 'Path of the text, or of a folder of texts.', type: 'string', default: '' },
    section: { title: 'Section', description: 'Section with the table.', type: 'string', default: '' },
    aliases: aliasesOption,
    minimum: {
      title: 'Minimum',
      description: 'Rows that are needed at least; with 0 the section may say in a sentence that there are none.',
      type: 'integer',
      default: 1,
    },
    maximum: {
      title: 'Maximum',
      description: 'Rows that there may be at most; 0 for any number.',
      type: 'integer',
      default: 0,
    },
    columns: {
      title: 'Columns',
      description: 'Columns in which no cell may be empty.',
      type: 'array',
      items: { type: 'string' },
      default: [],
    },
    figures: {
      title: 'Figures',
      description: 'Columns in which each cell is a number.',
      type: 'array',
      items: { type: 'string' },
      default: [],
    },
    states: {
      title: 'States',
      description: 'Column of the state, and the states that count as closed.',
      type: 'object',
      properties: {
        column: { title: 'Column', description: 'Column of the state.', type: 'string' },
        closed: { title: 'Closed', description: 'States that are closed.', type: 'array', items: { type: 'string' } },
      },
    },
  },
  messages: {
    unread: 'The table should stand in {path}, but that file is not read. Put it in one of the content folders.',
    'no-table': 'The section “{section}” has no table. Add one with the columns {columns}.',
    few: 'The table has {found|row|rows}, but {minimum} are needed. Add {missing} more.',
    many: 'The table has {found} rows, but at most {maximum} belong here. Keep the ones that matter most.',
    lacks: 'This row lacks {list}. Fill it, or take the row out.',
    repeated: 'This row says the same as the one for {other} under {list}. Say what is different, or join the two.',
    figure: '“{value}” is no number. Write one under {column}.',
    open: '“{what}” is still {state}. Mend it, then write {closed}.',
    'no-state': '“{what}” has no state. Write {closed} once it is.',
    none: '“{section}” says: {sentence}',
    filled: '{count|row|rows} in “{section}”, each of them complete',
  },
  *check(_document, { project, options }) {
    const path = String(options.prose);
    const files = proseAt(project, path);
    if (files.length === 0) yield { message: 'unread', args: { path }, path: '' };
    for (const file of files) yield* checkTable(file, options as unknown as Wanted);
  },
});

function* checkTable(document: PlanDocument, wanted: Wanted): Generator<Report> {
  const { section, minimum, maximum, columns } = wanted;
  const place = { file: document.file, section };
  const rows = rowsIn(document, section, wanted.aliases);
  if (!rows) {
    const none = minimum === 0 ? noneIn(document, wanted) : undefined;
    if (none !== undefined) yield { evidence: 'none', args: { section, sentence: none }, ...place };
    else yield { message: 'no-table', args: { section, columns: list([...columns]) }, ...place };
    return;
  }
  const found = rows.length;
  const reports = [...checkRows(rows, wanted, document.file)];
  yield* reports;
  if (found < minimum) yield { message: 'few', args: { found, minimum, missing: minimum - found }, ...place };
  else if (maximum > 0 && found > maximum) yield { message: 'many', args: { found, maximum }, ...place };
  else if (reports.length === 0) yield { evidence: 'filled', args: { count: found, section }, ...place };
}

/** The sentence by which a section without a table says that there is nothing to list; a list of things is none. */
function noneIn(document: PlanDocument, { section: title, aliases }: Wanted): string | undefined {
  const text = findSection(document, { title, aliases })?.text ?? '';
  if (countItems(text) > 0) return undefined;
  return text
    .split('\n')
    .find((line) => /^(?:none|nothing|no)\b/i.test(line.trim()))
    ?.trim();
}

function* checkRows(rows: readonly Row[], { columns, figures, states }: Wanted, file: string): Generator<Report> {
  const [first = ''] = columns;
  const seen = new Map<string, string>();
  for (const { cell, span } of rows) {
    const lacks = columns.filter((column) => !hasContent(cell(column)));
    if (lacks.length > 0) yield { message: 'lacks', args: { list: list(lacks) }, file, span };
    else {
      const repeated = repeatedIn(cell, columns, seen);
      if (repeated) yield { message: 'repeated', args: repeated, file, span };
      for (const column of figures)
        if (!isFigure(cell(column))) yield { message: 'figure', args: { value: cell(column), column }, file, span };
    }
    if (!states?.column) continue;
    const closed = states.closed ?? [];
    const state = cell(states.column).trim();
    if (closed.some((one) => foldHeading(state).startsWith(foldHeading(one)))) continue;
    const args = {
      what: cell(first),
      state,
      closed: list(
        closed.map((one) => `“${one}”`),
        'or',
      ),
    };
    yield { message: state === '' ? 'no-state' : 'open', args, file, span };
  }
}

/** Owners and sources may come back; the name of a row may not, nor all that it says beside its name. */
function repeatedIn(cell: Row['cell'], columns: readonly string[], seen: Map<string, string>): Report['args'] {
  const [first = '', ...others] = columns;
  for (const group of others.length > 0 ? [[first], others] : [[first]]) {
    const key = `${group.length}: ${group.map((column) => foldHeading(cell(column))).join(' | ')}`;
    const other = seen.get(key);
    if (other !== undefined) return { other, list: list([...group]) };
    seen.set(key, cell(first));
  }
  return undefined;
}

function isFigure(text: string): boolean {
  const bare = text.trim().replace(/^(?:about|around|~|≈)\s*/i, '');
  return parseCount(bare)?.unit === 'count' || parseMoney(bare)?.unit === 'money';
}
