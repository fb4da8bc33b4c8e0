import { foldHeading, parseTables } from '../../documents/markdown.ts';
import { findSection } from '../../documents/sections.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import type { Report } from '../rule.ts';

/** The option of rules that judge reports: where they stand. */
export const reportOption = {
  title: 'Prose',
  description: 'Paths of the reports; a folder stands for every Markdown file in it.',
  type: 'array',
  items: { type: 'string' },
  default: [],
} as const;

/** The option of rules that look into a section: its other titles. */
export const aliasesOption = {
  title: 'Other titles',
  description: 'Other titles of the section. In a gate these are the ones that the playbook declares for the file.',
  type: 'array',
  items: { type: 'string' },
  default: [],
} as const;

/** The message of `perReport` for a path at which there is no report. */
export const unreadReport = { unread: 'There is no report in {path}. Write one, in one of the content folders.' };

/**
 * Judges the reports that a rule is set to judge, one after the other, and names the paths at which there is none.
 * @param prose value of `reportOption`; a single path is a list of one
 */
export function* perReport(
  project: ProjectView,
  prose: unknown,
  judge: (text: PlanDocument) => Iterable<Report>,
): Generator<Report> {
  const found = [prose]
    .flat()
    .map(String)
    .map((path) => ({ path, texts: proseAt(project, path) }));
  for (const { path, texts } of found) if (texts.length === 0) yield { message: 'unread', args: { path }, path: '' };
  for (const { texts } of found) for (const text of texts) yield* judge(text);
}

/** The Markdown files that a path names: the file itself, or all below a folder. */
export function proseAt(project: ProjectView, path: string): PlanDocument[] {
  const files = path.endsWith('/') ? project.pathsIn(path) : [path];
  return files
    .filter((file) => file.toLowerCase().endsWith('.md'))
    .sort()
    .flatMap((file) => project.document(file) ?? []);
}

/** What the front matter of a file names under a key, and under its plural: ids. */
export function namedIn(document: PlanDocument, ...keys: readonly string[]): string[] {
  const data = document.data as Record<string, unknown> | null | undefined;
  if (data === null || typeof data !== 'object') return [];
  return keys.flatMap((key) => data[key] ?? []).flatMap((value) => (typeof value === 'string' ? [value] : []));
}

/** True where a heading, or a line that begins with bold, names something. */
export function hasHeadingFor(document: PlanDocument, names: readonly string[]): boolean {
  const wanted = names.map(foldHeading).filter((name) => name !== '');
  const leads = [...document.text.matchAll(/^\s*(?:[-*+]\s+|\|\s*)?\*\*([^*\n]+)\*\*/gm)].map(([, lead = '']) => lead);
  const titles = [...document.sections.map(({ title }) => title), ...leads].map((title) => ` ${foldHeading(title)} `);
  return titles.some((title) => wanted.some((name) => title.includes(` ${name} `)));
}

/** True where a text names something, as whole words by one of its names. */
export function isNamedIn(text: string, names: readonly (string | undefined)[]): boolean {
  const folded = ` ${foldHeading(text)} `;
  return names.some((name = '') => foldHeading(name) !== '' && folded.includes(` ${foldHeading(name)} `));
}

/** A row of a table by the names of its columns. */
export interface Row {
  cell(...names: readonly string[]): string;
  span: readonly [number, number];
}

/** The rows of the first table in a section; undefined where the section or its table is missing. */
export function rowsIn(document: PlanDocument, title: string, aliases: unknown = []): Row[] | undefined {
  const section = findSection(document, { title, aliases: aliases as readonly string[] });
  const [table] = section ? parseTables(section.text, section.headingEnd) : [];
  if (!table) return undefined;
  const columns = table.columns.map(foldHeading);
  return table.rows.map(({ cells, offset }) => ({
    cell: (...names) => cells[columns.findIndex((column) => names.map(foldHeading).includes(column))] ?? '',
    span: [
      offset,
      document.text.indexOf('\n', offset) < 0 ? document.text.length : document.text.indexOf('\n', offset),
    ],
  }));
}
