import * as vscode from 'vscode';
import { UserProblem } from '../userProblem.ts';

/** @throws UserProblem in Restricted Mode: no git and no agent runs there. */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new UserProblem(vscode.l10n.t('This folder is in Restricted Mode, so nothing is committed. Trust it first.'), [
    { command: 'workbench.trust.manage', title: vscode.l10n.t('Manage Trust') },
  ]);
}
