import { formOf, type Kind } from '../documents/kinds.ts';
import type { Definition, Reference } from '../schema/identifiers.ts';
import { kindsDefining } from '../schema/scopes.ts';
import { hidesIds, isBroken, isOfUnknownKind, isReadable, type PlanDocument } from './planDocument.ts';
import type { Project } from './project.ts';

/** What a rule may ask of the project. Each answer is noted, so that the rule runs again when the answer may have changed. */
export interface ProjectView {
  /** The project file, or undefined while there is none. */
  readonly settings: PlanDocument<'project'> | undefined;
  /** Currency of bare amounts. */
  readonly currency: string | undefined;
  /** Documents of a kind that belong to the current cycle. */
  documents<K extends Kind>(kind: K): PlanDocument<K>[];
  /** A file that the project reads: one of our documents, or prose. */
  document(file: string): PlanDocument | undefined;
  /** Text of a table that documents name; undefined where it is not there, or too large to be read here. */
  data(file: string): string | undefined;
  definitions(scope: string, id: string): readonly Definition[];
  isDefined(scope: string, id: string): boolean;
  definitionsIn(scope: string): Definition[];
  /** True while a document of the kind cannot be read: what is not found may stand there. */
  hides(kind: Kind): boolean;
  /** True while ids of the scope may stand in a document that cannot be read, or whose shape is wrong around them. */
  hidesIds(scope: string): boolean;
  /** References to an id of a scope, in any document. */
  referencesTo(scope: string, id: string): Reference[];
  hasPath(path: string): boolean;
  /** Paths below a folder. */
  pathsIn(folder: string): string[];
}

/**
 * A view on a project.
 * @param note takes the key of each fact that is looked at
 * @param miss takes each file that would have to be read for an answer
 * @param touch takes each file that cannot be read and might have made an answer another one
 */
export function viewOf(
  project: Project,
  note: (key: string) => void = () => {},
  miss: (file: string) => void = () => {},
  touch?: (file: string) => void,
): ProjectView {
  const anyOf = (kinds: readonly Kind[], isHiding: (document: PlanDocument) => boolean, take = miss) => {
    for (const kind of kinds) note(`hidden:${kind}`);
    note('paths');
    const hiding = kinds.flatMap((kind) => possiblyOfKind(project, kind)).filter(isHiding);
    for (const { file } of hiding) take(file);
    return hiding.length > 0;
  };
  const touchKind = (kind: Kind) => touch && anyOf([kind], isBroken, touch);
  const touchScope = (scope: string) =>
    touch && anyOf(kindsDefining(scope), (document) => hidesIds(document, scope), touch);
  return {
    get settings() {
      note('kind:project');
      touchKind('project');
      return project.settings;
    },
    get currency() {
      note('kind:project');
      return project.settings?.facts.budget?.currency;
    },
    documents(kind) {
      note(`kind:${kind}`);
      note('kind:project');
      touchKind(kind);
      const cycle = currentCycle(project);
      return project.ofKind(kind).filter((document) => inCycle(document, cycle));
    },
    document(file) {
      note(`file:${file}`);
      note('paths');
      const document = project.documents.get(file);
      if (document && isBroken(document)) touch?.(file);
      return document;
    },
    data(file) {
      note(`data:${file}`);
      note('paths');
      return project.data(file);
    },
    definitions(scope, id) {
      note(`scope:${scope}`);
      touchScope(scope);
      return project.definitions(scope, id);
    },
    isDefined(scope, id) {
      note(`scope:${scope}`);
      touchScope(scope);
      return project.isDefined(scope, id);
    },
    definitionsIn(scope) {
      note(`titles:${scope}`);
      touchScope(scope);
      return project.definitionsIn(scope);
    },
    hides: (kind) => anyOf([kind], (document) => !isReadable(document)),
    hidesIds: (scope) => anyOf(kindsDefining(scope), (document) => hidesIds(document, scope)),
    referencesTo(scope, id) {
      note(`refs:${scope}`);
      return [...project.references()].filter((reference) => reference.id === id && reference.scopes.includes(scope));
    },
    hasPath(path) {
      note('paths');
      return project.hasPath(path);
    },
    pathsIn(folder) {
      note('paths');
      const prefix = folder.endsWith('/') ? folder : `${folder}/`;
      return [...project.paths].filter((path) => path.startsWith(prefix));
    },
  };
}

/** Documents of a kind, and the Markdown files of which nobody can say whether they are. */
function possiblyOfKind(project: Project, kind: Kind): PlanDocument[] {
  if (formOf(kind) !== 'front-matter') return project.ofKind(kind);
  const unknown = [...project.documents.values()].filter(isOfUnknownKind);
  return [...project.ofKind(kind), ...unknown];
}

/** The cycle that gates read; undefined when the project names none. */
export function currentCycle(project: Project): string | undefined {
  const period = project.settings?.facts.cycle?.period;
  return period === undefined ? undefined : String(period);
}

/** A document without a cycle belongs to every one. */
export function inCycle(document: PlanDocument, cycle: string | undefined): boolean {
  return document.cycle === undefined || cycle === undefined || document.cycle === cycle;
}
