import { formatDay, parsePeriod } from '../documents/dates.ts';
import type { Kind } from '../documents/kinds.ts';
import { defaultId } from '../documents/kinds.ts';
import type { Segment } from '../documents/pointer.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { currentCycle } from '../project/view.ts';
import { allRules } from '../rules/index.ts';
import type { Schema } from '../schema/schema.ts';
import { definitionMarkdown, definitionsFor } from './definitionFacts.ts';
import type { CompletionItem } from './item.ts';
import { saidBefore } from './saidBefore.ts';
import { fixedValues, scopesOf } from './shape.ts';
import { scopeInWords } from './words.ts';

/** A value that fits a place. */
export interface Candidate {
  value: unknown;
  kind: CompletionItem['kind'];
  detail: string;
  documentation: string;
}

/** Where a value is asked for. */
export interface ValuePlace {
  project: Project;
  document: PlanDocument;
  kind: Kind | undefined;
  path: readonly Segment[];
  schema: Schema;
  /** What stands there now. */
  typed: string;
}

/** The values that fit a place, best first. */
export function candidatesAt(place: ValuePlace): Candidate[] {
  const { schema, path } = place;
  const fixed = fixedValues(schema);
  if (fixed.length > 0) return fixed.map((value) => plain(value, schema.title ?? ''));
  if (scopesOf(schema).length > 0) return references(place);
  if (place.kind === 'kpis' && path.at(-1) === 'formula')
    return references({ ...place, schema: { ...schema, 'x-ref': 'kpi' } });
  if (schema['x-path'] !== undefined) return paths(place);
  if (place.kind === 'playbook' && path.at(-1) === 'rule') return ruleIds();
  if (schema['x-defines'] !== undefined && path.length === 1)
    return [plain(defaultId(place.document.file), 'the name of the file')];
  return [...days(place), ...repeated(place), ...examples(schema)];
}

function plain(value: unknown, detail: string): Candidate {
  return { value, kind: 'value', detail, documentation: '' };
}

function references({ project, document, schema }: ValuePlace): Candidate[] {
  const scopes = scopesOf(schema);
  const found = definitionsFor(project, document.file, scopes, schema['x-within'] === 'document').map(
    (definition): Candidate => ({
      value: definition.id,
      kind: 'reference',
      detail: definition.title === definition.id ? scopeInWords([definition.scope]) : definition.title,
      documentation: definitionMarkdown(project, definition),
    }),
  );
  const seen = new Set<unknown>();
  return found.filter(({ value }) => !seen.has(value) && seen.add(value));
}

/** More paths than this help nobody to choose. */
const maxPaths = 300;

function paths({ project, schema, typed }: ValuePlace): Candidate[] {
  const all =
    schema['x-path'] === 'folder' ? foldersOf(project.paths) : [...project.paths, ...foldersOf(project.paths)];
  const begun = typed.slice(0, typed.lastIndexOf('/') + 1);
  return all
    .filter((path) => path.startsWith(begun))
    .slice(0, maxPaths)
    .map((path) => ({
      value: path,
      kind: 'path',
      detail: project.documents.get(path)?.title ?? (path.endsWith('/') ? 'folder' : 'file'),
      documentation: '',
    }));
}

function foldersOf(files: ReadonlySet<string>): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    for (let slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1))
      folders.add(file.slice(0, slash + 1));
  }
  return [...folders].sort();
}

/** The rules by id, with what each checks. */
export function ruleIds(): Candidate[] {
  return allRules.map((rule) => ({
    value: rule.id,
    kind: 'value',
    detail: rule.title,
    documentation: `${rule.description}\n\nIts own level is ${rule.severity}.`,
  }));
}

/** Keys of a day on which something is over. */
const closing: ReadonlySet<unknown> = new Set(['end', 'by', 'due', 'planned_stop', 'valid_until']);

/** First and last day of the current cycle where a day is asked for; the cycle itself where a period is. */
function days({ project, schema, path }: ValuePlace): Candidate[] {
  const cycle = currentCycle(project);
  const unit = schema['x-quantity'];
  if (cycle === undefined || (unit !== 'date' && unit !== 'period')) return [];
  if (unit === 'period') return [plain(cycle, 'the current cycle')];
  const period = parsePeriod(cycle);
  const settings = project.settings?.facts.cycle;
  const start = settings?.start ?? (period && formatDay(period.start));
  const end = settings?.end ?? (period && formatDay(period.end));
  const first = start === undefined ? [] : [plain(start, `first day of the cycle ${cycle}`)];
  const last = end === undefined ? [] : [plain(end, `last day of the cycle ${cycle}`)];
  return closing.has(path.at(-1)) ? [...last, ...first] : [...first, ...last];
}

/** What the plan says elsewhere where the same is asked for, such as the names of owners. */
function repeated({ project, path, typed }: ValuePlace): Candidate[] {
  return saidBefore(project, path)
    .filter(({ text, count }) => text !== typed || count > 1)
    .map(({ text, count }) => plain(text, count === 1 ? 'used once in the plan' : `used ${count} times in the plan`));
}

function examples(schema: Schema): Candidate[] {
  if (schema['x-quantity'] === undefined) return [];
  return (schema.examples ?? []).map((value) => plain(value, 'example'));
}
