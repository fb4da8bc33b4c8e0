// A tree as text, one line a row, as a person reads it.
import type * as vscode from 'vscode';
import type { TreeNode } from '../../../../../src/extension/views/nodeTree.ts';

/** Lines of a tree down to `depth` levels: indented label, and the description after a bar. */
export async function treeText(nodes: readonly TreeNode[], depth: number, indent = ''): Promise<string[]> {
  const lines: string[] = [];
  for (const node of nodes) {
    lines.push(`${indent}${labelOf(node.item)} | ${node.item.description ?? ''}`);
    if (depth > 1) lines.push(...(await treeText(await node.children(), depth - 1, `${indent}  `)));
  }
  return lines;
}

/** Every row of a tree. */
export async function allRows(nodes: readonly TreeNode[]): Promise<TreeNode[]> {
  const below = await Promise.all(nodes.map(async (node) => allRows(await node.children())));
  return [...nodes, ...below.flat()];
}

function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === 'string' ? label : (label?.label ?? '');
}
