import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Position } from '../../../src/core/documents/position.ts';
import type { PlanDocument } from '../../../src/core/project/planDocument.ts';
import { Project } from '../../../src/core/project/project.ts';

/** A project of texts; one of them may hold a cursor, written as the marker. */
export function projectOf(files: Record<string, string>): Project {
  const project = new Project();
  project.setPaths(Object.keys(files));
  const order = Object.keys(files).sort((a, b) => Number(b === 'marketing.yaml') - Number(a === 'marketing.yaml'));
  for (const file of order) project.set(file, { text: files[file] as string });
  return project;
}

export interface Cursor {
  project: Project;
  document: PlanDocument;
  position: Position;
  offset: number;
}

/** A project with a cursor in one of its files. */
export function cursorIn(file: string, text: string, others: Record<string, string> = {}, marker = '|'): Cursor {
  const offset = text.indexOf(marker);
  if (offset < 0) throw new Error('The text has no cursor.');
  const project = projectOf({ ...others, [file]: text.slice(0, offset) + text.slice(offset + marker.length) });
  const document = documentOf(project, file);
  return { project, document, position: document.lines.positionAt(offset), offset };
}

export function documentOf(project: Project, file: string): PlanDocument {
  const document = project.documents.get(file);
  if (!document) throw new Error(`There is no ${file}.`);
  return document;
}

const root = fileURLToPath(new URL('../../../examples/', import.meta.url));

/** The example projects, each as its files. */
export function examples(): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>();
  for (const name of readdirSync(root)) {
    if (statSync(root + name).isDirectory()) found.set(name, Object.fromEntries(filesIn(`${root}${name}/`)));
  }
  return found;
}

function* filesIn(folder: string, below = ''): Generator<[string, string]> {
  for (const name of readdirSync(folder + below).sort()) {
    const path = below + name;
    if (statSync(folder + path).isDirectory()) yield* filesIn(folder, `${path}/`);
    else yield [path, readFileSync(folder + path, 'utf8')];
  }
}

/** The text of a snippet when every first choice is taken and the rest gets a word. */
export function fillSnippet(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^|\\])*)\|\}/g, (_, choices: string) => choices.split(/(?<!\\),/)[0] as string)
    .replace(/\$\{\d+(?::((?:\\.|[^}\\])*))?\}/g, (_, text?: string) => text ?? 'x')
    .replace(/\\([\\$},|])/g, '$1');
}
