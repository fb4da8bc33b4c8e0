import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { NodeTree } from './nodeTree.ts';
import { planRoots } from './planRoots.ts';
import { projectRoots } from './projectRoots.ts';

/** Creates the view Plan: the documents by kind. */
export function createPlanView({ context, projects }: App): void {
  const tree = new NodeTree(() => projectRoots('plan', projects.projects, planRoots));
  context.subscriptions.push(
    tree,
    vscode.window.createTreeView('marketing.plan', { treeDataProvider: tree, showCollapseAll: true }),
    projects.onDidChange(() => tree.refresh()),
  );
}
