import type { Project } from '../project/project.ts';
import type { Definition } from '../schema/identifiers.ts';
import { type Target, targetOf } from './location.ts';

/** Something with an id, anywhere in the project. */
export interface WorkspaceSymbol extends Target {
  name: string;
  id: string;
  /** What it is: `persona`, `kpi`, … */
  scope: string;
}

/** Everything with an id whose title or id holds the letters of the query in their order. An empty query finds all. */
export function workspaceSymbols(project: Project, query: string): WorkspaceSymbol[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const found: WorkspaceSymbol[] = [];
  for (const document of project.documents.values()) {
    for (const definition of document.identifiers.definitions) {
      if (!matches(definition, wanted)) continue;
      const target = targetOf(project, definition);
      if (target) found.push({ ...target, name: definition.title, id: definition.id, scope: definition.scope });
    }
  }
  return found;
}

function matches({ title, id }: Definition, wanted: string): boolean {
  return holdsInOrder(title.toLowerCase(), wanted) || holdsInOrder(id, wanted);
}

function holdsInOrder(text: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}
