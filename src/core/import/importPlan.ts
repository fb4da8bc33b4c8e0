import { stringify } from 'yaml';
import { parsePeriod } from '../documents/dates.ts';
import { frontMatterOf } from '../documents/frontMatter.ts';
import { filePattern, type Kind, kindInFrontMatter, projectFile } from '../documents/kinds.ts';
import { foldHeading } from '../documents/markdown.ts';
import type { Range } from '../documents/position.ts';
import { parseYaml } from '../documents/yaml.ts';
import { schemaOf } from '../schema/registry.ts';
import type { Context } from './context.ts';
import { Draft, type DraftDocument, type ExistingProject, says } from './draft.ts';
import { rangeOfLines } from './lines.ts';
import { linesOf, outlineOf, type Part } from './outline.ts';
import { periodIn } from './quantities.ts';
import { readSections } from './readSections.ts';
import { settleBudgets } from './settleBudgets.ts';
import { type Unplaced, unplacedIn } from './unplaced.ts';
import { aboutThePlan } from './words.ts';

export type { Unplaced } from './unplaced.ts';

export interface ImportOptions {
  /** Name of the product or team (default: what the plan says). */
  title?: string | undefined;
  /** Planning period (default: the one that the plan names). */
  cycle?: string | undefined;
  /** Planning period of a new project, where neither an option nor the plan names one. */
  defaultCycle?: string | undefined;
  /** Folder that takes the place of `workspace` (default: `workspace`). */
  folder?: string | undefined;
  /** The project that the documents are added to; without one, the import makes a marketing.yaml. */
  existing?: ExistingProject | undefined;
}

export interface ImportedDocument {
  kind: Kind | 'prose';
  file: string;
  text: string;
}

/** Something of the plan, and where it stands now. */
export interface Placed {
  section: string;
  range: Range;
  kind: Kind;
  file: string;
  pointer: string;
}

export interface ImportResult {
  documents: ImportedDocument[];
  placed: Placed[];
  unplaced: Unplaced[];
  /** The file that keeps the whole plan, word for word. */
  kept: string;
}

/**
 * Turns a plan that is written as prose into documents. What the plan does not say is left out; what cannot be read with
 * certainty is listed as unplaced. The whole plan is among the documents, so nothing is lost.
 */
export function importPlan(text: string, options: ImportOptions = {}): ImportResult {
  const parts = outlineOf(text);
  const draft = new Draft(options.existing);
  const project = options.existing ? undefined : draft.document('project', 'marketing');
  const context: Context = { draft, project, openBudgets: [], later: [] };
  const title = titleOf(parts);
  const isTemplate = readsAsTemplate(text, title);
  if (!isTemplate) {
    readSections(parts, context);
    for (const settle of context.later) settle();
  }
  const folder = (options.folder ?? 'workspace').replace(/^\.\/|\/+$/g, '') || 'workspace';
  const kept = `${folder}/strategy/imported-plan.md`;
  const cycle = options.cycle ?? (isTemplate ? undefined : cycleOf(parts, title)) ?? (project && options.defaultCycle);
  if (project) describeProject(project, parts, title, folder, { ...options, cycle });
  settleBudgets(context, draft, cycle);
  const named = options.title ?? productIn(parts) ?? title ?? 'Imported plan';
  const documents = [...draft.documents.values()]
    .filter((document) => Object.keys(document.facts).length > 0)
    .map((document) => ({ document, file: fileOf(document, folder) }));
  const result = documents.map(({ document, file }) => ({
    kind: document.kind,
    file,
    text: write(document, named, cycle),
  }));
  const files = new Map(
    documents.map(({ document, file }) => [`${document.kind}:${document.id}`, { file, kind: document.kind }]),
  );
  const lines = linesOf(text);
  const placed = draft.placements.flatMap(({ section, first, last, document, pointer }) => {
    const target = files.get(document);
    return target ? [{ section, range: rangeOfLines(first, last, lines), pointer, ...target }] : [];
  });
  const unplaced = unplacedIn(parts, lines, isTemplate);
  return { documents: [...result, { kind: 'prose', file: kept, text: asProse(text) }], placed, unplaced, kept };
}

/** The plan as it is. Where its front matter would make it one of our documents, a first empty line keeps it prose. */
function asProse(text: string): string {
  const front = frontMatterOf(text);
  return front && kindInFrontMatter(parseYaml(front.text).data) !== undefined ? `\n${text}` : text;
}

/** A plan that says what to write, and not what is planned. */
function readsAsTemplate(text: string, title: string | undefined): boolean {
  if (/\btemplate\b/i.test(title ?? '')) return true;
  return (
    (text.match(/\{[A-Z][\w ./]{0,40}\}|\$X\b|<(?:your|insert)\b|\[(?:your|insert|company|product)\b[^\]\n]*\]/gi)
      ?.length ?? 0) >= 5
  );
}

const planWords =
  /(?:[\s—–:|-]+(?:the\s+)?)?(?:(?:\d{4}|Q[1-4]|annual|quarterly|integrated|digital|product)\s+)*(?:go[\s-]to[\s-]market|gtm|marketing|launch|growth)\s+(?:and\s+\w+\s+)?(?:plan|strategy|playbook)\b.*$/i;

/** The first heading of the highest level, or the title of the front matter. */
function titleOf(parts: readonly Part[]): string | undefined {
  const front = parts[0]?.pieces.find((piece) => piece.label?.toLowerCase() === 'title')?.value;
  const first = parts.filter((part) => part.level === 1 && says(part.heading));
  return (first.find((part) => productOf(part.heading) !== undefined) ?? first[0])?.heading ?? front;
}

/** `Acme — Marketing plan 2026` is about Acme; undefined where a title names more than a product. */
function productOf(heading: string): string | undefined {
  const plain = heading.replace(
    /^(?:go[\s-]to[\s-]market|gtm|marketing|launch|growth)\s+(?:plan|strategy)\s*(?:for|of|[—–:-])\s+/i,
    '',
  );
  if (plain !== heading && says(plain) && plain.length <= 60)
    return plain.replace(/[\s,]*(?:Q[1-4]\s*)?(?:20\d{2})?$/, '').trim() || undefined;
  const name = heading.replace(planWords, '').trim();
  return name !== heading && says(name) && name.length <= 60 && !/[—–:|]/.test(name) ? name : undefined;
}

function productIn(parts: readonly Part[]): string | undefined {
  for (const part of parts) {
    const product = part.level === 1 ? productOf(part.heading) : undefined;
    if (product !== undefined) return product;
  }
  return undefined;
}

/** The period of the plan: from its title, or from a label about the plan. */
function cycleOf(parts: readonly Part[], title: string | undefined): string | undefined {
  const fromTitle = periodIn(title ?? '') ?? /\b(20\d{2})\b/.exec(title ?? '')?.[1];
  if (fromTitle !== undefined) return fromTitle;
  for (const part of parts.filter(({ level }) => level <= 1))
    for (const { label, value } of part.pieces)
      if (
        label !== undefined &&
        value !== undefined &&
        /^(?:cycle|period|quarter|planning period|timeframe)$/i.test(label)
      ) {
        const period = periodIn(value) ?? /^(20\d{2})$/.exec(value)?.[1];
        if (period !== undefined) return period;
      }
  return undefined;
}

/** Completes the project file: what it is called, and what the plan says about itself. */
function describeProject(
  project: DraftDocument,
  parts: readonly Part[],
  title: string | undefined,
  folder: string,
  { title: chosen, cycle }: ImportOptions,
): void {
  const product = productIn(parts);
  for (const part of parts.filter(({ level }) => level <= 1))
    for (const piece of part.pieces)
      if (piece.label !== undefined && !piece.taken && aboutThePlan.includes(foldHeading(piece.label)))
        piece.reason ??= 'it is about the plan as a text, which git now keeps';
  const { facts } = project;
  const rest = { ...facts };
  for (const key of Object.keys(facts)) delete facts[key];
  facts.title = chosen ?? product ?? title ?? 'Imported plan';
  if (cycle !== undefined && parsePeriod(cycle))
    facts.cycle = { period: /^\d{4}$/.test(cycle) ? Number(cycle) : cycle };
  const business = (rest.business ?? {}) as Record<string, unknown>;
  if (product !== undefined && business.product === undefined) rest.business = { product, ...business };
  if (!['workspace', 'plans', 'content'].includes(folder.split('/')[0] ?? '')) facts.content_folders = [`${folder}/`];
  for (const key of ['business', 'target_customer', 'goals', 'budget'])
    if (rest[key] !== undefined) facts[key] = rest[key];
}

const suffixless = new Set<Kind>(['project']);

function fileOf({ kind, id }: DraftDocument, folder: string): string {
  if (suffixless.has(kind)) return projectFile;
  const home = (schemaOf(kind)['x-folder'] ?? 'workspace').replace(/^workspace(?=\/|$)/, folder);
  return `${home}/${filePattern(kind).replace('*', id)}`;
}

const titles: Partial<Record<Kind, string>> = {
  strategy: 'Go-to-market strategy',
  messaging: 'Messaging',
  kpis: 'KPIs',
  funnel: 'Funnel',
};

function write({ kind, facts }: DraftDocument, name: string, cycle: string | undefined): string {
  const { title, ...rest } = facts;
  const isProject = kind === 'project';
  const period =
    cycle !== undefined && parsePeriod(cycle) ? (/^\d{4}$/.test(cycle) ? Number(cycle) : cycle) : undefined;
  const data = {
    kind,
    title: title ?? `${titles[kind] ?? ''}${says(name) ? ` of ${name}` : ''}`,
    ...(isProject || period === undefined ? {} : { cycle: period }),
    ...rest,
  };
  const known = Object.keys(schemaOf(kind).properties ?? {});
  const ordered = Object.fromEntries(
    Object.entries(data).sort(([one], [other]) => known.indexOf(one) - known.indexOf(other)),
  );
  const body = stringify(ordered, { lineWidth: 110, aliasDuplicateObjects: false });
  return head + (isProject ? body.replace(/^rules:$/m, `${unbalanced}rules:`) : body);
}

const head =
  '# Imported from a plan in prose. What the plan does not say is left out: `gtm status` shows what comes next.\n';
const unbalanced =
  '# The plan does not give each channel its share of a month\u2019s budget yet. Once it does, remove these lines.\n';
