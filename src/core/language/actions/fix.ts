import type { Project } from '../../project/project.ts';
import type { Finding } from '../../rules/finding.ts';
import { editsOf } from '../edits/edits.ts';
import type { TextEdit } from '../edits/textEdit.ts';
import type { CodeAction } from './action.ts';

/** The edits of the fix that a rule gave with its finding; undefined where there is none, or the text does not allow it. */
export function fixEdits(project: Project, { fix, file }: Finding): readonly TextEdit[] | undefined {
  const edits = fix && editsOf(project, file, fix.changes);
  return edits && edits.length > 0 ? edits : undefined;
}

/** The fix that a rule gave with its finding, as edits; none when the text does not allow it. */
export function fixOf(project: Project, finding: Finding): CodeAction[] {
  const edits = fixEdits(project, finding);
  const title = finding.fix?.title;
  return edits && title !== undefined ? [{ title, kind: 'quickfix', edits, isPreferred: true, finding }] : [];
}
