import * as vscode from 'vscode';
import type { TreeNode } from './nodeTree.ts';

/** A row that only groups others: a project, a playbook, the documents of a kind. */
export class GroupNode implements TreeNode {
  readonly parent: TreeNode | undefined;
  readonly item: vscode.TreeItem;
  readonly #children: (parent: TreeNode) => Promise<readonly TreeNode[]> | readonly TreeNode[];

  constructor(
    parent: TreeNode | undefined,
    look: { id: string; label: string; description?: string; icon?: string; contextValue?: string },
    children: (parent: TreeNode) => Promise<readonly TreeNode[]> | readonly TreeNode[],
  ) {
    this.parent = parent;
    this.#children = children;
    this.item = new vscode.TreeItem(look.label, vscode.TreeItemCollapsibleState.Expanded);
    this.item.id = look.id;
    this.item.contextValue = look.contextValue ?? 'group';
    if (look.description !== undefined) this.item.description = look.description;
    if (look.icon !== undefined) this.item.iconPath = new vscode.ThemeIcon(look.icon);
  }

  async children(): Promise<readonly TreeNode[]> {
    return this.#children(this);
  }
}
