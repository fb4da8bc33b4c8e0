import * as vscode from 'vscode';

/** A row of a tree. Its item carries an id that stays the same when the tree is read again. */
export interface TreeNode {
  readonly parent: TreeNode | undefined;
  readonly item: vscode.TreeItem;
  children(): Promise<readonly TreeNode[]>;
}

/** A tree of such rows. */
export class NodeTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #roots: () => Promise<readonly TreeNode[]>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  #read: Promise<readonly TreeNode[]> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(roots: () => Promise<readonly TreeNode[]>) {
    this.#roots = roots;
  }

  /** Reads the tree again. */
  refresh(): void {
    this.#read = undefined;
    this.#changed.fire(undefined);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node.item;
  }

  getChildren(node?: TreeNode): Promise<readonly TreeNode[]> & vscode.ProviderResult<TreeNode[]> {
    if (node) return node.children() as Promise<TreeNode[]>;
    this.#read ??= this.#roots();
    return this.#read as Promise<TreeNode[]>;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  /** The first row, from the top down, of which `isIt` holds; looks only below rows for which `mayHold` does. */
  async find(
    isIt: (node: TreeNode) => boolean,
    mayHold: (node: TreeNode) => boolean,
    nodes?: readonly TreeNode[],
  ): Promise<TreeNode | undefined> {
    for (const node of nodes ?? (await this.getChildren())) {
      if (isIt(node)) return node;
      const below = mayHold(node) ? await this.find(isIt, mayHold, await node.children()) : undefined;
      if (below) return below;
    }
    return undefined;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
