import type { Position, Range } from '../documents/position.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import type { Definition } from '../schema/identifiers.ts';
import { identityAt, type Use, usesIn, usesOf } from './identity.ts';
import { type Location, locationOf } from './location.ts';

/** Every place that uses the id at a position; with the places that define it when `withDeclaration` is true. */
export function referencesAt(
  project: Project,
  document: PlanDocument,
  position: Position,
  withDeclaration: boolean,
): Location[] {
  const identity = identityAt(project, document, document.lines.offsetAt(position));
  if (!identity) return [];
  if (identity.definitions.length > 0) return locationsOf(project, identity.definitions, withDeclaration);
  // Defined nowhere: at least the others that say the same.
  const { scopes = [] } = identity.reference ?? {};
  const alike = [...project.documents.values()]
    .flatMap(usesIn)
    .filter((other) => other.id === identity.id && other.scopes.some((scope) => scopes.includes(scope)));
  return unique(alike.flatMap((use) => locationOfUse(project, use)));
}

/** Every place that uses one of these definitions, by file and place. */
export function locationsOf(
  project: Project,
  definitions: readonly Definition[],
  withDeclaration: boolean,
): Location[] {
  const declarations = definitions.flatMap(({ file, pointer }) => locationOf(project, file, pointer) ?? []);
  const uses = definitions.flatMap((definition) => usesOf(project, definition));
  return unique([...(withDeclaration ? declarations : []), ...uses.flatMap((use) => locationOfUse(project, use))]);
}

function locationOfUse(project: Project, { file, span }: Use): Location[] {
  const document = project.documents.get(file);
  return document ? [{ file, range: document.lines.rangeOf(span) }] : [];
}

/** The places of a document that say the same id as the one at a position. */
export function highlightsAt(project: Project, document: PlanDocument, position: Position): Range[] {
  return referencesAt(project, document, position, true)
    .filter(({ file }) => file === document.file)
    .map(({ range }) => range);
}

function unique(locations: readonly Location[]): Location[] {
  const byPlace = new Map(
    locations.map((location) => [
      `${location.file}:${location.range.start.line}:${location.range.start.column}`,
      location,
    ]),
  );
  return [...byPlace.values()].sort((a, b) =>
    a.file === b.file
      ? a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column
      : a.file < b.file
        ? -1
        : 1,
  );
}
