import type { Project } from '../../project/project.ts';
import type { Finding } from '../../rules/finding.ts';
import { editsOf } from '../edits/edits.ts';
import type { CodeAction } from './action.ts';

/** The fix that a rule gave with its finding, as edits; none when the text does not allow it. */
export function fixOf(project: Project, finding: Finding): CodeAction[] {
  const { fix, file } = finding;
  const edits = fix && editsOf(project, file, fix.changes);
  return edits && edits.length > 0 ? [{ title: fix.title, kind: 'quickfix', edits, isPreferred: true, finding }] : [];
}
