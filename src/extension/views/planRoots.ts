import type { ProjectModel } from '../project/projectModel.ts';
import { DocumentNode } from './documentNode.ts';
import { GroupNode } from './groupNode.ts';
import { kindTitles } from './kinds.ts';
import type { TreeNode } from './nodeTree.ts';

/** A row per kind, in the order in which a plan is made; the project file stands by itself. */
export async function planRoots(project: ProjectModel, parent: TreeNode | undefined): Promise<readonly TreeNode[]> {
  const entries = await project.plan();
  const titles = kindTitles();
  const known: readonly string[] = Object.keys(titles);
  const kinds = [...new Set(entries.map(({ kind }) => kind))].sort((a, b) => known.indexOf(a) - known.indexOf(b));
  return kinds.flatMap((kind): TreeNode[] => {
    const label = titles[kind as keyof typeof titles]?.[1] ?? kind;
    const own = entries.filter((entry) => entry.kind === kind);
    if (kind === 'project') return own.map((entry) => new DocumentNode(parent, project, entry));
    const look = { id: `plan:${project.root}#${kind}`, label, description: String(own.length), contextValue: 'kind' };
    return [new GroupNode(parent, look, (group) => own.map((entry) => new DocumentNode(group, project, entry)))];
  });
}
