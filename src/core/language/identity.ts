import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import type { Definition, Reference } from '../schema/identifiers.ts';
import { definitionsFor } from './definitionFacts.ts';
import { type Located, locate } from './locate.ts';

/** An id at a place: what it stands for, and whether it is defined or used there. */
export interface Identity {
  at: Located;
  id: string;
  definitions: readonly Definition[];
  reference: Reference | undefined;
}

/** The id at an offset; undefined where none stands. One that is used but defined nowhere has no definitions. */
export function identityAt(project: Project, document: PlanDocument, offset: number): Identity | undefined {
  const at = locate(document, offset);
  if (at?.at !== 'value') return undefined;
  const own = document.identifiers.definitions.find((definition) => definition.pointer === at.pointer);
  if (own) return { at, id: own.id, definitions: [own], reference: undefined };
  const reference = document.identifiers.references.find((candidate) => candidate.pointer === at.pointer);
  return reference && { at, id: reference.id, definitions: definitionsOf(project, reference), reference };
}

/** What a reference stands for: entries of its own document first; none when it leads nowhere. */
export function definitionsOf(project: Project, reference: Reference): readonly Definition[] {
  const { file, scopes, local, id } = reference;
  return definitionsFor(project, file, scopes, local).filter((definition) => definition.id === id);
}

/** Every place that uses a definition. */
export function usesOf(project: Project, definition: Definition): Reference[] {
  const all = definition.local
    ? (project.documents.get(definition.file)?.identifiers.references ?? [])
    : project.references();
  return [...all].filter(
    ({ id, scopes, local, file }) =>
      id === definition.id && scopes.includes(definition.scope) && (!local || file === definition.file),
  );
}

/** Number of uses and of the files that they stand in, as a sentence. */
export function usesInWords(uses: readonly Reference[]): string {
  if (uses.length === 0) return 'Used nowhere yet.';
  const files = new Set(uses.map(({ file }) => file)).size;
  return `Used ${count(uses.length, 'time', 'times')} in ${count(files, 'file', 'files')}.`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
