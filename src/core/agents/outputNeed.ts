import { allKinds, baseName, formOf, isKind, type Kind } from '../documents/kinds.ts';
import type { OutputFacts } from '../gates/playbook.ts';
import type { Project } from '../project/project.ts';
import { currentCycle, viewOf } from '../project/view.ts';
import { newDocument } from '../scaffold/newDocument.ts';
import { schemaOf } from '../schema/registry.ts';
import { itemsOf } from '../schema/types.ts';

/** An output of a step with what it must be. */
export interface OutputNeed {
  path: string;
  title: string;
  /** Kind of document; undefined for prose. */
  kind: Kind | undefined;
  minimum: number;
  /** What it needs, one thing a line. */
  needs: string[];
  /** Files of it that are there. */
  present: string[];
  /** A new document of the kind to start from; empty for prose and for what is there already. */
  template: string;
}

/** What a playbook asks of an output, in words. */
export function outputNeed(project: Project, output: OutputFacts): OutputNeed {
  const { path = '', minimum = 1 } = output;
  const kind = isKind(output.kind) ? output.kind : undefined;
  const present = presentFiles(project, path);
  const perItem = output.per === undefined ? [] : [`one for every ${output.per.replaceAll('_', ' ')}`];
  const many = path.endsWith('/')
    ? [minimum === 1 ? 'at least one file' : `at least ${minimum} files`, ...perItem]
    : [];
  const front = [...itemsOf(output.front_matter)].map(([key]) => `\`${key}\``);
  const needs = [
    ...many,
    ...(kind ? kindNeeds(kind) : []),
    ...(front.length > 0 ? [`front matter with ${front.join(', ')}`] : []),
    ...(output.words ? [`at least ${output.words} words in all`] : []),
    ...[...itemsOf(output.sections)].map(([section]) => sectionNeed(section)),
  ];
  const template = kind && present.length === 0 ? templateOf(project, kind, path) : '';
  return { path, title: output.title ?? path, kind, minimum, needs, present, template };
}

/** The files that stand for an output now. */
export function presentFiles(project: Project, path: string): string[] {
  if (!path.endsWith('/')) return project.hasPath(path) ? [path] : [];
  return viewOf(project).pathsIn(path).sort();
}

type SectionFacts = NonNullable<NonNullable<OutputFacts['sections']>[number]>;

function sectionNeed(section: SectionFacts): string {
  const columns = [...itemsOf(section.columns)].map(([column]) => column);
  const parts = [
    section.words && `${section.words} words`,
    section.items && `${section.items} list items`,
    section.rows && `a table with ${section.rows} rows`,
    columns.length > 0 && `columns ${columns.join(', ')}`,
    section.per && `a word on every ${section.per.replaceAll('_', ' ')}`,
  ].filter(Boolean);
  return `section “${section.title ?? ''}”${parts.length > 0 ? ` with at least ${parts.join(', ')}` : ''}`;
}

function kindNeeds(kind: Kind): string[] {
  const schema = schemaOf(kind);
  const required = (schema.required ?? []).filter((key) => key !== 'kind');
  return [
    `a document of the kind ${kind.replaceAll('_', ' ')}; \`gtm schema ${kind.replaceAll('_', '-')}\` prints its schema`,
    ...(required.length > 0 ? [`at least the keys ${required.map((key) => `\`${key}\``).join(', ')}`] : []),
  ];
}

function templateOf(project: Project, kind: Kind, path: string): string {
  if (!allKinds.includes(kind) || formOf(kind) === 'path') return '';
  const stem = path.endsWith('/') ? 'first' : (baseName(path).split('.')[0] ?? 'main');
  return newDocument(kind, stem, { cycle: currentCycle(project) }).text;
}
