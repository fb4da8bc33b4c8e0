import type { StatusReport } from '../../core/index.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { GroupNode } from './groupNode.ts';
import type { TreeNode } from './nodeTree.ts';
import { PhaseNode } from './phaseNode.ts';

/** The phases of a project, below a row per playbook when it follows several. */
export function phaseRoots(project: ProjectModel, parent: TreeNode | undefined): readonly TreeNode[] {
  const [first, ...others] = project.reports;
  if (!first) return [];
  if (others.length === 0) return phasesOf(project, first, parent);
  return project.reports.map((report) => {
    const look = { id: `${project.root}#${report.playbook}`, label: report.playbook, icon: 'book' };
    return new GroupNode(parent, look, (group) => phasesOf(project, report, group));
  });
}

function phasesOf(project: ProjectModel, report: StatusReport, parent: TreeNode | undefined): readonly TreeNode[] {
  const work = phaseWithWork(report);
  return report.phases.map((phase) => new PhaseNode(parent, project, report.playbook, phase, phase.id === work));
}

/** The first phase in which somebody can do something now; else the first that is not finished. */
function phaseWithWork({ phases }: StatusReport): string | undefined {
  const active = phases.find(({ steps }) =>
    steps.some(({ status }) => status === 'ready' || status === 'running' || status === 'in-review'),
  );
  return (active ?? phases.find(({ status }) => status !== 'done' && status !== 'skipped'))?.id;
}
