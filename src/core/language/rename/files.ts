import { spanAt } from '../../documents/document.ts';
import { defaultId, isVouching } from '../../documents/kinds.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { editsOf } from '../edits/edits.ts';
import type { TextEdit } from '../edits/textEdit.ts';
import { type MarkdownLink, markdownLinks } from '../links.ts';
import { relativePath, resolvePath } from '../paths.ts';
import { insideQuotes, scalarText } from '../scalarText.ts';
import { idEdits } from './idEdits.ts';

/** A file or folder that moves; both relative to the project. */
export interface FileRename {
  from: string;
  to: string;
}

/**
 * Edits that keep paths, links and ids true when files or folders get other names: to be made before the files move.
 * @param withIds also when a document has its id from its file's name: then what refers to it follows the new name, or where that
 *   is no good id, the document keeps its old one
 */
export function editsOfFileRenames(project: Project, renames: readonly FileRename[], withIds = true): TextEdit[] {
  const target = (path: string) => moved(path, renames);
  const edits: TextEdit[] = [];
  for (const document of project.documents.values()) {
    // What a person vouches for is what they saw, names included.
    if (isVouching(document.kind)) continue;
    edits.push(...pathEdits(document, target), ...linkEdits(document, target));
  }
  return withIds ? [...edits, ...renames.flatMap((rename) => idsOf(project, rename))] : edits;
}

/** Where a path leads afterwards; the path itself when nothing above it moves. */
function moved(path: string, renames: readonly FileRename[]): string {
  for (const { from, to } of renames) {
    const folder = from.replace(/\/+$/, '');
    if (path === folder) return to.replace(/\/+$/, '');
    if (path.startsWith(`${folder}/`)) return to.replace(/\/+$/, '') + path.slice(folder.length);
  }
  return path;
}

function pathEdits(document: PlanDocument, target: (path: string) => string): TextEdit[] {
  return document.identifiers.paths.flatMap(({ pointer, path }) => {
    const to = target(path);
    if (to === path) return [];
    const span = spanAt(document, pointer);
    const quote = /^["']/.exec(document.text.slice(...span))?.[0];
    const newText = quote === undefined ? scalarText(to, true) : `${quote}${insideQuotes(to, quote)}${quote}`;
    return [{ file: document.file, range: document.lines.rangeOf(span), newText }];
  });
}

/** Relative links follow what they lead to, and stay true when their own file moves. */
function linkEdits(document: PlanDocument, target: (path: string) => string): TextEdit[] {
  const own = target(document.file);
  return markdownLinks(document).flatMap((link) => {
    const { path, fragment } = partsOf(link);
    if (path === '') return [];
    const before = resolvePath(document.file, path);
    if (before === undefined) return [];
    const to = target(before);
    if (to === before && own === document.file) return [];
    const address = path.startsWith('/') ? `/${to}` : relativePath(own, to);
    if (address === path) return [];
    const inAngles = document.text[link.span[0] - 1] === '<';
    const newText = (inAngles ? address : address.replaceAll(' ', '%20')) + fragment;
    return [{ file: document.file, range: document.lines.rangeOf(link.span), newText }];
  });
}

function partsOf({ address }: MarkdownLink): { path: string; fragment: string } {
  const hash = address.indexOf('#');
  const path = hash < 0 ? address : address.slice(0, hash);
  const fragment = hash < 0 ? '' : address.slice(hash);
  try {
    return { path: decodeURIComponent(path), fragment };
  } catch {
    return { path, fragment };
  }
}

/** Ids that follow a file's name. */
function idsOf(project: Project, { from, to }: FileRename): TextEdit[] {
  const document = project.documents.get(from);
  const definition = document?.identifiers.definitions.find(({ pointer }) => pointer === '');
  const name = defaultId(to);
  if (!definition || definition.id === name || document?.kind === 'project') return [];
  const isFree = project.definitions(definition.scope, name).length === 0;
  if (isFree && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return idEdits(project, definition, name);
  return editsOf(project, from, [{ op: 'set', path: '/id', value: definition.id }]) ?? [];
}
