import * as vscode from 'vscode';
import type { ProjectModel } from '../project/projectModel.ts';
import { GroupNode } from './groupNode.ts';
import type { TreeNode } from './nodeTree.ts';

/** Top rows of a tree: what `below` gives for the only project, or one row per project. */
export async function projectRoots(
  view: string,
  projects: readonly ProjectModel[],
  below: (project: ProjectModel, parent: TreeNode | undefined) => Promise<readonly TreeNode[]>,
): Promise<readonly TreeNode[]> {
  const [first, ...others] = projects;
  if (!first) return [];
  if (others.length === 0) return below(first, undefined);
  return projects.map((project) => {
    const where = vscode.workspace.asRelativePath(project.root);
    const look = {
      id: `${view}:${project.root}`,
      label: project.title,
      description: project.broken ? vscode.l10n.t('marketing.yaml cannot be read') : where,
      icon: project.broken ? 'error' : 'root-folder',
      contextValue: 'project',
    };
    return new GroupNode(undefined, look, (parent) => below(project, parent));
  });
}
