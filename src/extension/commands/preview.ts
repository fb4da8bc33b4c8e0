import * as vscode from 'vscode';
import type { PreviewPanels } from '../panels/previewPanels.ts';
import { UserProblem } from '../userProblem.ts';
import { DocumentNode } from '../views/documentNode.ts';

/** "Preview": opens the picture of a document beside the editor. From a menu the file comes along. */
export function preview(panels: PreviewPanels, argument: unknown): void {
  panels.open(uriOf(argument));
}

function uriOf(argument: unknown): vscode.Uri {
  if (argument instanceof DocumentNode) return argument.uri;
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument === 'string') return vscode.Uri.parse(argument);
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active) return active;
  throw new UserProblem(vscode.l10n.t('No document is open. Open one of the plan, such as a funnel, and try again.'));
}
