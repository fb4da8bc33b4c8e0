import * as vscode from 'vscode';
import { CriterionNode } from '../views/criterionNode.ts';
import { DocumentNode } from '../views/documentNode.ts';
import { GateNode } from '../views/gateNode.ts';
import type { TreeNode } from '../views/nodeTree.ts';
import { PhaseNode } from '../views/phaseNode.ts';
import { StepNode } from '../views/stepNode.ts';

/** "Copy Id" of a row, as waivers and the command line take it. */
export async function copyId(node: unknown): Promise<void> {
  const id = idOf(node as TreeNode | undefined);
  if (id !== undefined) await vscode.env.clipboard.writeText(id);
}

/** "Copy Path" of a document, relative to its folder. */
export async function copyPath(node: unknown): Promise<void> {
  if (node instanceof DocumentNode)
    await vscode.env.clipboard.writeText(vscode.workspace.asRelativePath(node.uri, false));
}

function idOf(node: TreeNode | undefined): string | undefined {
  if (node instanceof PhaseNode) return node.phase.id;
  if (node instanceof StepNode) return node.step.gate.id;
  if (node instanceof GateNode) return node.gate.id;
  if (node instanceof CriterionNode) return node.criterion.id;
  if (node instanceof DocumentNode) return node.id;
  return undefined;
}
