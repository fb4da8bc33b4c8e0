import type { Kind } from '../documents/kinds.ts';
import type { Project } from '../project/project.ts';
import { currentCycle, inCycle } from '../project/view.ts';

/** Records say something about other files; what people approve is those files, not what was said about them. */
const recordKinds: ReadonlySet<Kind | undefined> = new Set<Kind>([
  'approval',
  'waiver',
  'review',
  'decision',
  'conflict',
  'status',
]);

/** True for a file that a gate's approval can cover. */
export function isCoverable(project: Project, file: string): boolean {
  return !recordKinds.has(project.documents.get(file)?.kind);
}

/** The files that stand behind the facts that rules looked at (see `Project` for their keys). */
export function filesBehind(project: Project, keys: Iterable<string>): Set<string> {
  const files = new Set<string>();
  const cycle = currentCycle(project);
  for (const key of keys) {
    const [what = '', name = ''] = splitKey(key);
    if (what === 'file' && project.hasPath(name)) files.add(name);
    if (what === 'kind')
      for (const document of project.ofKind(name as Kind)) if (inCycle(document, cycle)) files.add(document.file);
    if (what === 'scope' || what === 'titles')
      for (const definition of project.definitionsIn(name)) if (definition.file !== '') files.add(definition.file);
    if (what === 'refs')
      for (const reference of project.references()) if (reference.scopes.includes(name)) files.add(reference.file);
  }
  return files;
}

function splitKey(key: string): [string, string] {
  const colon = key.indexOf(':');
  return colon < 0 ? [key, ''] : [key.slice(0, colon), key.slice(colon + 1)];
}
