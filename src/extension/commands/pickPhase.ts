import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { iconName, stateWord } from '../project/states.ts';
import { PhaseNode } from '../views/phaseNode.ts';
import { chooseProject } from './chooseProject.ts';

export interface PhaseTarget {
  project: ProjectModel;
  playbook: string;
  /** Id of the phase; undefined when something else was chosen. */
  phase: string | undefined;
}

/**
 * The phase of a row of the tree, or the one that the person picks. Undefined when they pick none.
 * @param other label of an entry for what is no phase
 */
export async function pickPhase(
  app: App,
  node: unknown,
  title: string,
  other?: string,
): Promise<PhaseTarget | undefined> {
  if (node instanceof PhaseNode) return { project: node.project, playbook: node.playbook, phase: node.phase.id };
  const project = await chooseProject(app);
  const items: (vscode.QuickPickItem & { target: PhaseTarget })[] = project.reports.flatMap(({ playbook, phases }) =>
    phases.map((phase) => ({
      label: `$(${iconName(phase.status)}) ${phase.title}`,
      description: stateWord(phase.status),
      target: { project, playbook, phase: phase.id },
    })),
  );
  const [first] = items;
  if (other !== undefined && first)
    items.push({ label: `$(git-branch) ${other}`, target: { ...first.target, phase: undefined } });
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.target;
}
