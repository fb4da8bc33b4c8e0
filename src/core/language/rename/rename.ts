import { baseName, defaultId } from '../../documents/kinds.ts';
import type { Position, Range } from '../../documents/position.ts';
import { UserError } from '../../messages/userError.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import type { Definition } from '../../schema/identifiers.ts';
import { schemaAt } from '../../schema/registry.ts';
import { editsOf } from '../edits/edits.ts';
import type { TextEdit } from '../edits/textEdit.ts';
import { type Identity, identityAt, usesOf } from '../identity.ts';
import { folderOf } from '../paths.ts';
import { scopeInWords } from '../words.ts';
import { declaredPaths } from './declaredPaths.ts';
import { editsOfFileRenames, type FileRename } from './files.ts';
import { idEdits } from './idEdits.ts';

/** What a new name does: edits of the present texts, then files that move. */
export interface RenameResult {
  edits: TextEdit[];
  files: FileRename[];
}

/**
 * The text that a new name would replace.
 * @throws UserError where nothing stands that can be renamed
 */
export function prepareRename(
  project: Project,
  document: PlanDocument,
  position: Position,
): { range: Range; placeholder: string } {
  const { at, id } = renameableAt(project, document, position);
  return { range: document.lines.rangeOf(at.span), placeholder: id };
}

/**
 * Gives the id at a position a new name, wherever it is defined and used. A document that has its id from its file's name gets
 * another file name too, unless a playbook expects the file where it is.
 * @throws UserError for an id that nobody could refer to, or that is taken
 */
export function renameAt(project: Project, document: PlanDocument, position: Position, name: string): RenameResult {
  const { definitions: named, id } = renameableAt(project, document, position);
  if (name === id) return { edits: [], files: [] };
  const definitions = withOtherCycles(project, named);
  for (const definition of definitions) checkName(project, definition, name);
  const files = definitions.flatMap((definition) => fileRename(project, definition, name));
  const edits = definitions.flatMap((definition) => [
    ...idEdits(project, definition, name),
    ...newIdKey(project, definition, name, files),
  ]);
  return { edits: [...unique(edits), ...editsOfFileRenames(project, files, false)], files };
}

/** What one cycle calls by an id, the next one does too: a channel that goes on keeps one name in both strategies. */
function withOtherCycles(project: Project, definitions: readonly Definition[]): readonly Definition[] {
  const others = definitions
    .filter(({ local }) => !local)
    .flatMap(({ scope, id }) => project.definitions(scope, id))
    .filter((other) => !definitions.some(({ file, pointer }) => file === other.file && pointer === other.pointer));
  return [...definitions, ...others];
}

/** Of edits at one place one is enough: two definitions share their references. */
function unique(edits: readonly TextEdit[]): TextEdit[] {
  return [...new Map(edits.map((edit) => [`${edit.file} ${JSON.stringify(edit.range)}`, edit])).values()];
}

function renameableAt(project: Project, document: PlanDocument, position: Position): Identity {
  const identity = identityAt(project, document, document.lines.offsetAt(position));
  if (!identity) throw new UserError('Only ids can be renamed. Put the cursor on an id, where it is defined or used.');
  const { id, definitions, reference } = identity;
  if (definitions.length === 0) {
    const scope = scopeInWords(reference?.scopes ?? []);
    throw new UserError(`No ${scope} has the id ${id}, so there is nothing to rename. Correct the reference first.`);
  }
  if (definitions.some(({ file }) => file === '')) {
    throw new UserError(`${id} ships with the tools and keeps its name.`);
  }
  return identity;
}

/** Refuses a name that is no id, or that already stands for something that a reference could mean. */
function checkName(project: Project, definition: Definition, name: string): void {
  const document = project.documents.get(definition.file);
  const schema = document?.kind && schemaAt(document.kind, definition.pointer === '' ? '/id' : definition.pointer);
  const pattern = (schema ? schema.pattern : undefined) ?? '^[a-z0-9]+(-[a-z0-9]+)*$';
  if (!new RegExp(pattern).test(name)) {
    throw new UserError(
      `“${name}” cannot be an id: use lower-case letters and digits, with words joined by hyphens, such as q2-launch.`,
    );
  }
  const [other] = takenBy(project, definition, name);
  if (!other) return;
  throw new UserError(
    `${name} is already the id of another ${scopeInWords([other.scope])}, in ${other.file}. Choose another name.`,
  );
}

/** What has the name already, among all that the references of a definition could then mean. */
function takenBy(project: Project, definition: Definition, name: string): readonly Definition[] {
  const { scope, file, local } = definition;
  const scopes = new Set([scope, ...usesOf(project, definition).flatMap((use) => use.scopes)]);
  const own = project.documents.get(file)?.identifiers.definitions ?? [];
  const near = own.filter((other) => other.id === name && scopes.has(other.scope));
  return local ? near : [...near, ...[...scopes].flatMap((other) => project.definitions(other, name))];
}

/** The new file of a document that has its id from its file's name. */
function fileRename(project: Project, definition: Definition, name: string): FileRename[] {
  const { file, holder, id } = definition;
  const document = project.documents.get(file);
  if (!document || holder !== '' || document.kind === 'project' || defaultId(file) !== id) return [];
  if (declaredPaths(project).has(file)) return [];
  const base = baseName(file);
  const folder = folderOf(file);
  const to = `${folder === '' ? '' : `${folder}/`}${name}${base.slice((base.split('.')[0] ?? '').length)}`;
  if (project.hasPath(to))
    throw new UserError(`There is a file ${to} already. Choose another name, or move that file first.`);
  return [{ from: file, to }];
}

/** A document that keeps its file but not its id has to say so. */
function newIdKey(project: Project, definition: Definition, name: string, files: readonly FileRename[]): TextEdit[] {
  if (definition.pointer !== '' || files.some(({ from }) => from === definition.file)) return [];
  const edits = editsOf(project, definition.file, [{ op: 'set', path: '/id', value: name }]);
  if (!edits) throw new UserError(`${definition.file} has an error in its text. Correct it first, then rename.`);
  return edits;
}
