import * as vscode from 'vscode';
import { UserProblem } from '../userProblem.ts';

/**
 * For commands that write or run something.
 * @param sentence says what does not happen, and that trust comes first
 * @throws UserProblem in Restricted Mode, where plans are only read
 */
export function requireTrust(sentence: string): void {
  if (vscode.workspace.isTrusted) return;
  throw new UserProblem(sentence, [{ command: 'workbench.trust.manage', title: vscode.l10n.t('Manage Trust') }]);
}
