import { spanAt } from '../documents/document.ts';
import type { Span } from '../documents/position.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import type { Definition, Reference } from '../schema/identifiers.ts';
import { definitionsFor } from './definitionFacts.ts';
import { type FormulaUse, formulaUses } from './formula.ts';
import { type Located, locate } from './locate.ts';

/** A place that names something by its id: a reference, or a KPI in a formula. */
export interface Use extends Reference {
  span: Span;
}

/** An id at a place: what it stands for, and whether it is defined or used there. */
export interface Identity {
  at: Located;
  id: string;
  definitions: readonly Definition[];
  /** Undefined where the id is defined. */
  reference: Reference | undefined;
}

/** The id at an offset; undefined where none stands. One that is used but defined nowhere has no definitions. */
export function identityAt(project: Project, document: PlanDocument, offset: number): Identity | undefined {
  const at = locate(document, offset);
  if (at?.at !== 'value') return undefined;
  const own = document.identifiers.definitions.find((definition) => definition.pointer === at.pointer);
  if (own) return { at, id: own.id, definitions: [own], reference: undefined };
  const reference = usesIn(document).find(
    ({ pointer, span }) => pointer === at.pointer && span[0] <= offset && offset <= span[1],
  );
  if (!reference) return undefined;
  return {
    at: { ...at, span: reference.span },
    id: reference.id,
    definitions: definitionsOf(project, reference),
    reference,
  };
}

/** Every place of a document that names something by its id. */
export function usesIn(document: PlanDocument): Use[] {
  const references = document.identifiers.references.map((reference) => ({
    ...reference,
    span: spanAt(document, reference.pointer),
  }));
  return [...references, ...formulaUses(document).map((use) => ({ ...inFormula(document, use), span: use.span }))];
}

function inFormula({ file }: PlanDocument, { id, pointer }: FormulaUse): Reference {
  return { id, pointer, file, scopes: ['kpi'], local: false };
}

/** What a reference stands for: entries of its own document first; none when it leads nowhere. */
export function definitionsOf(project: Project, reference: Reference): readonly Definition[] {
  const { file, scopes, local, id } = reference;
  return definitionsFor(project, file, scopes, local).filter((definition) => definition.id === id);
}

/** A place that names something; where it stands is worked out only for those that are shown. */
interface NamedPlace {
  document: PlanDocument;
  reference: Reference;
  span?: Span;
}

const placesByDocument = new WeakMap<PlanDocument, ReadonlyMap<string, readonly NamedPlace[]>>();

/** The places of a document that name something, by id. A change makes a new document, so each is gone through once. */
function placesIn(document: PlanDocument): ReadonlyMap<string, readonly NamedPlace[]> {
  const known = placesByDocument.get(document);
  if (known) return known;
  const places = new Map<string, NamedPlace[]>();
  const inFormulas = formulaUses(document).map((use) => ({
    document,
    reference: inFormula(document, use),
    span: use.span,
  }));
  for (const place of [
    ...document.identifiers.references.map((reference) => ({ document, reference })),
    ...inFormulas,
  ]) {
    const same = places.get(place.reference.id);
    if (same) same.push(place);
    else places.set(place.reference.id, [place]);
  }
  placesByDocument.set(document, places);
  return places;
}

function placesOf(project: Project, { id, scope, file: home, local: isLocal }: Definition): NamedPlace[] {
  return [...project.documents.values()].flatMap((document) =>
    (placesIn(document).get(id) ?? []).filter(
      ({ reference: { scopes, local, file } }) => scopes.includes(scope) && (file === home || (!local && !isLocal)),
    ),
  );
}

/** Every place that uses a definition. */
export function usesOf(project: Project, definition: Definition): Use[] {
  return placesOf(project, definition).map(({ document, reference, span }) => ({
    ...reference,
    span: span ?? spanAt(document, reference.pointer),
  }));
}

/** Every reference to a definition, without where it stands: to be counted. */
export function referencesTo(project: Project, definition: Definition): Reference[] {
  return placesOf(project, definition).map(({ reference }) => reference);
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
