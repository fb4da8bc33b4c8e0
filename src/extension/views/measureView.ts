import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { GroupNode } from './groupNode.ts';
import { MeasureNode } from './measureNode.ts';
import { NodeTree, type TreeNode } from './nodeTree.ts';
import { projectRoots } from './projectRoots.ts';

/** Creates the view Measure: KPIs planned and actual, money, experiments with their state, milestones. */
export function createMeasureView({ context, projects }: App): void {
  const tree = new NodeTree(() => projectRoots('measure', projects.projects, measureRoots));
  context.subscriptions.push(
    tree,
    vscode.window.createTreeView('marketing.measure', { treeDataProvider: tree, showCollapseAll: true }),
    projects.onDidChange(() => tree.refresh()),
  );
}

/** A row per group of figures. */
export async function measureRoots(project: ProjectModel, parent: TreeNode | undefined): Promise<readonly TreeNode[]> {
  if (project.broken) return [];
  return (await project.measure()).map(({ id, title, summary, entries }) => {
    const look = {
      id: `measure:${project.root}#${id}`,
      label: title,
      description: summary,
      contextValue: 'measure',
    };
    return new GroupNode(parent, look, (holder) => entries.map((entry) => new MeasureNode(holder, project, id, entry)));
  });
}
