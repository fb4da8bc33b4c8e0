import * as vscode from 'vscode';
import { fileIn, openFile } from '../project/places.ts';
import { UserProblem } from '../userProblem.ts';
import { StepNode } from '../views/stepNode.ts';

/** "Open Output" of a step: its file, or the one of several that the person picks. */
export async function openOutput(node: unknown): Promise<void> {
  if (!(node instanceof StepNode)) return;
  const { project, step } = node;
  const existing = step.outputs.filter(({ exists }) => exists).map(({ path }) => path);
  if (existing.length === 0)
    throw new UserProblem(vscode.l10n.t('{0} has no output yet. Its files are named in the tooltip.', step.title));
  const title = vscode.l10n.t('Open Output');
  const path = existing.length === 1 ? existing[0] : await vscode.window.showQuickPick(existing, { title });
  if (path === undefined) return;
  const uri = fileIn(project.root, path);
  const { type } = await vscode.workspace.fs.stat(uri);
  if (type === vscode.FileType.Directory) await vscode.commands.executeCommand('revealInExplorer', uri);
  else await openFile(uri);
}
