import type { ProjectModel } from '../project/projectModel.ts';
import { DocumentNode } from './documentNode.ts';
import { GroupNode } from './groupNode.ts';
import type { TreeNode } from './nodeTree.ts';

/** A row per kind, in the order in which a plan is made; the project file stands by itself. */
export async function planRoots(project: ProjectModel, parent: TreeNode | undefined): Promise<readonly TreeNode[]> {
  const [entries, kinds] = await Promise.all([project.plan(), project.kinds()]);
  return kinds.flatMap(({ kind, plural, pictured }): TreeNode[] => {
    const own = entries.filter((entry) => entry.kind === kind);
    const rows = (holder: TreeNode | undefined) =>
      own.map((entry) => new DocumentNode(holder, project, entry, pictured));
    if (kind === 'project' || own.length === 0) return rows(parent);
    const look = {
      id: `plan:${project.root}#${kind}`,
      label: plural,
      description: String(own.length),
      contextValue: 'kind',
    };
    return [new GroupNode(parent, look, rows)];
  });
}
