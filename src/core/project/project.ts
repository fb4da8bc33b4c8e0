import type { Kind } from '../documents/kinds.ts';
import { kindOfFile, projectFile } from '../documents/kinds.ts';
import type { Definition, Reference } from '../schema/identifiers.ts';
import { itemsOf } from '../schema/types.ts';
import { hiddenIds, type PlanDocument, planDocument } from './planDocument.ts';
import { isShipped, shippedDefinitions } from './shipped.ts';
import type { FileContent } from './workspace.ts';

/** Folders in which Markdown belongs to the plan, unless marketing.yaml names others. */
export const defaultContentFolders = ['workspace', 'plans', 'content'] as const;

/**
 * All documents of one project, indexed. Every change says which facts it touched, as keys: `file:…` (a document's content),
 * `kind:…` (any document of a kind), `scope:…` (ids that exist), `titles:…` (what they are called), `data:…` (a table's content), `refs:…` (references made),
 * `hidden:…` (what of a kind cannot be read), `paths` (files that exist).
 */
export class Project {
  readonly #documents = new Map<string, PlanDocument>();
  readonly #byKind = new Map<Kind, Map<string, PlanDocument>>();
  /** The documents of each kind in order, until one of the kind changes. */
  readonly #sorted = new Map<Kind, PlanDocument[]>();
  readonly #definitions = new Map<string, Map<string, Definition[]>>();
  #paths: ReadonlySet<string> = new Set();
  /** Text of the tables that documents name, by file; undefined for one that cannot be read. */
  readonly #data = new Map<string, string | undefined>();

  /** All documents by file. */
  get documents(): ReadonlyMap<string, PlanDocument> {
    return this.#documents;
  }

  /** The project file; undefined while there is none. */
  get settings(): PlanDocument<'project'> | undefined {
    return this.#documents.get(projectFile) as PlanDocument<'project'> | undefined;
  }

  /** Folders in which Markdown is read. */
  get contentFolders(): readonly string[] {
    const named = [...itemsOf(this.settings?.facts.content_folders)].map(([folder]) => folder.replace(/\/+$/, ''));
    return named.length > 0 ? named : defaultContentFolders;
  }

  /** Bytes above which a file is not read. */
  get fileLimit(): number {
    const [, amount, unit] = /^([\d.]+) ?(KB|MB)$/.exec(this.settings?.facts.limits?.file_size ?? '1 MB') ?? [];
    return Number(amount) * (unit === 'KB' ? 1000 : 1_000_000);
  }

  /** True for a file that the project reads: one of our YAML names, or Markdown in a content folder. */
  reads(file: string): boolean {
    if (kindOfFile(file) !== undefined) return true;
    return (
      file.toLowerCase().endsWith('.md') &&
      this.contentFolders.some((folder) => folder === '.' || file.startsWith(`${folder}/`))
    );
  }

  /** Documents of a kind, by file. */
  ofKind<K extends Kind>(kind: K): PlanDocument<K>[] {
    const known = this.#sorted.get(kind);
    if (known) return known as PlanDocument<K>[];
    const documents = [...(this.#byKind.get(kind)?.values() ?? [])].sort(byFile);
    this.#sorted.set(kind, documents);
    return documents as PlanDocument<K>[];
  }

  /** Everything in the project that defines an id in a scope; more than one means that the id is not unique. */
  definitions(scope: string, id: string): readonly Definition[] {
    return this.#definitions.get(scope)?.get(id) ?? [];
  }

  /** True for an id that the project defines, or that ships with the tools. */
  isDefined(scope: string, id: string): boolean {
    return this.definitions(scope, id).length > 0 || isShipped(scope, id);
  }

  /** Every definition of a scope by file, what ships with the tools included. */
  definitionsIn(scope: string): Definition[] {
    const own = [...(this.#definitions.get(scope)?.values() ?? [])].flat().sort(byFile);
    return own.concat(shippedDefinitions(scope));
  }

  /** Every reference of every document. */
  *references(): Generator<Reference> {
    for (const document of this.#documents.values()) yield* document.identifiers.references;
  }

  /** Tables of data that documents name: figures of a period, contacts for an attribution. */
  get dataFiles(): ReadonlySet<string> {
    const named = [
      ...this.ofKind('actuals').map(({ facts }) => facts.file?.path),
      ...this.ofKind('attribution').map(({ facts }) => facts.source?.file),
    ];
    return new Set(named.filter((file) => file !== undefined && this.#paths.has(file)) as string[]);
  }

  /** Text of a table that documents name; undefined for one that was not read, such as one over the limit. */
  data(file: string): string | undefined {
    return this.#data.get(file);
  }

  /** Tables that documents name and that nobody has read yet. */
  get unreadData(): string[] {
    return [...this.dataFiles].filter((file) => !this.#data.has(file));
  }

  /** Takes over the content of a table. Returns the touched keys. */
  setData(file: string, content: FileContent): string[] {
    this.#data.set(file, 'text' in content ? content.text : undefined);
    return [`data:${file}`];
  }

  hasPath(path: string): boolean {
    return this.#paths.has(path) || this.#documents.has(path);
  }

  /** All paths of the project, documents and others. */
  get paths(): ReadonlySet<string> {
    return this.#paths;
  }

  /** Says which files exist. Returns the touched keys. */
  setPaths(paths: Iterable<string>): string[] {
    this.#paths = new Set(paths);
    return ['paths'];
  }

  /** Adds or replaces a document. Returns the touched keys. */
  set(file: string, content: FileContent): string[] {
    const before = this.#documents.get(file);
    if (before && 'text' in content && before.text === content.text && before.problems.every((p) => p.span[1] > 0))
      return [];
    const after = planDocument(file, content);
    this.#unindex(before);
    this.#documents.set(file, after);
    if (after.kind) {
      const sameKind = this.#byKind.get(after.kind) ?? new Map<string, PlanDocument>();
      this.#byKind.set(after.kind, sameKind.set(file, after));
      this.#sorted.delete(after.kind);
    }
    for (const definition of after.identifiers.definitions) this.#index(definition);
    return touchedKeys(before, after);
  }

  /** Removes a document. Returns the touched keys. */
  delete(file: string): string[] {
    const before = this.#documents.get(file);
    this.#unindex(before);
    this.#documents.delete(file);
    return before ? touchedKeys(before, undefined) : [];
  }

  #index(definition: Definition): void {
    if (definition.local) return;
    const scope = this.#definitions.get(definition.scope) ?? new Map<string, Definition[]>();
    this.#definitions.set(definition.scope, scope);
    scope.set(definition.id, [...(scope.get(definition.id) ?? []), definition].sort(byFile));
  }

  #unindex(document: PlanDocument | undefined): void {
    if (!document) return;
    if (document.kind) {
      this.#byKind.get(document.kind)?.delete(document.file);
      this.#sorted.delete(document.kind);
    }
    for (const { scope, id } of document.identifiers.definitions) {
      const ids = this.#definitions.get(scope);
      const left = ids?.get(id)?.filter((definition) => definition.file !== document.file) ?? [];
      if (left.length > 0) ids?.set(id, left);
      else ids?.delete(id);
    }
  }
}

function byFile(a: { file: string }, b: { file: string }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

function touchedKeys(before: PlanDocument | undefined, after: PlanDocument | undefined): string[] {
  const keys = new Set<string>([`file:${(after ?? before)?.file}`]);
  for (const document of [before, after]) if (document?.kind) keys.add(`kind:${document.kind}`);
  if (!before || !after) keys.add('paths');
  else if (hiddenIds(before) !== hiddenIds(after))
    for (const { kind } of [before, after]) keys.add(kind ? `hidden:${kind}` : 'paths');
  for (const scope of changed(definedIds(before), definedIds(after))) keys.add(`scope:${scope}`);
  for (const scope of changed(definedIds(before, true), definedIds(after, true))) keys.add(`titles:${scope}`);
  for (const scope of changed(referredIds(before), referredIds(after))) keys.add(`refs:${scope}`);
  return [...keys];
}

function definedIds(document: PlanDocument | undefined, withTitles = false): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { scope, id, title } of document?.identifiers.definitions ?? []) {
    ids.set(scope, `${ids.get(scope) ?? ''}\n${withTitles ? `${id} ${title}` : id}`);
  }
  return ids;
}

function referredIds(document: PlanDocument | undefined): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { scopes, id } of document?.identifiers.references ?? []) {
    for (const scope of scopes) ids.set(scope, `${ids.get(scope) ?? ''}\n${id}`);
  }
  return ids;
}

function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((scope) => before.get(scope) !== after.get(scope));
}
