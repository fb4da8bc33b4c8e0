import type { Position, Range } from '../documents/position.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { identityAt } from './identity.ts';
import { locate } from './locate.ts';
import { type Target, targetOf } from './location.ts';

/** Where something is defined, and the text that asked for it. */
export interface DefinitionLink extends Target {
  origin: Range;
}

/** Where the id at a position is defined, or the file that a path there names. */
export function definitionAt(project: Project, document: PlanDocument, position: Position): DefinitionLink[] {
  const offset = document.lines.offsetAt(position);
  const identity = identityAt(project, document, offset);
  if (identity) {
    const origin = document.lines.rangeOf(identity.at.span);
    return identity.definitions.flatMap((definition) => {
      const target = targetOf(project, definition);
      return target ? [{ ...target, origin }] : [];
    });
  }
  const at = locate(document, offset);
  const path = at && document.identifiers.paths.find((candidate) => candidate.pointer === at.pointer);
  if (!path || at.at !== 'value' || !project.hasPath(path.path)) return [];
  const start = { line: 1, column: 1 };
  const range = { start, end: start };
  return [{ file: path.path, range, selection: range, origin: document.lines.rangeOf(at.span) }];
}
