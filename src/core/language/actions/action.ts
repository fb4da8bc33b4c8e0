import type { Finding } from '../../rules/finding.ts';
import type { TextEdit } from '../edits/textEdit.ts';

/** Something that can be done about findings at a place, as edits that have not been made yet. */
export interface CodeAction {
  title: string;
  kind: 'quickfix' | 'suppress';
  edits: readonly TextEdit[];
  /** A file to make before the edits. */
  create?: { file: string; text: string };
  /** True for the one right answer; such actions may be done without asking which. */
  isPreferred: boolean;
  /** The finding that it is about. */
  finding: Finding;
}
