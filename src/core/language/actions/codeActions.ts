import type { Range } from '../../documents/position.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import type { Finding } from '../../rules/finding.ts';
import type { CodeAction } from './action.ts';
import { addMissingKeys } from './addMissingKey.ts';
import { addUtm } from './addUtm.ts';
import { createMissing } from './createMissing.ts';
import { fixOf } from './fix.ts';
import { spreadBudget } from './spreadBudget.ts';
import { suppressionOf } from './suppress.ts';

/**
 * What can be done about the findings at a range: their fixes first, then what adds or creates what is missing, then comments
 * that silence them.
 * @param findings the findings of the document
 */
export function codeActionsAt(
  project: Project,
  document: PlanDocument,
  range: Range,
  findings: readonly Finding[],
): CodeAction[] {
  const here = findings.filter((finding) => finding.file === document.file && touches(finding.range, range));
  const actions = [
    ...here.flatMap((finding) => fixOf(project, finding)),
    ...here.flatMap((finding) => addMissingKeys(project, document, finding)),
    ...here.flatMap((finding) => createMissing(project, document, finding)),
    ...here.flatMap((finding) => spreadBudget(project, document, finding)),
    ...here.flatMap((finding) => addUtm(project, document, finding)),
    ...here.flatMap((finding) => suppressionOf(document, finding)),
  ];
  const seen = new Set<string>();
  return actions.filter(({ title, edits }) => {
    const key = JSON.stringify([title, edits]);
    return !seen.has(key) && seen.add(key);
  });
}

/** True when two ranges share a place; their ends count. */
function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
