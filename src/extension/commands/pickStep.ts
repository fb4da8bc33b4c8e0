import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { ProjectModel, Step } from '../project/projectModel.ts';
import { iconName, stateWord } from '../project/states.ts';
import { StepNode } from '../views/stepNode.ts';
import { chooseProject } from './chooseProject.ts';

export interface StepTarget {
  project: ProjectModel;
  step: Step;
  /** Name that is one step's only: `<phase>/<step>`. */
  name: string;
}

/** The step of a row of the tree, or the one that the person picks. Undefined when they pick none. */
export async function pickStep(app: App, node: unknown): Promise<StepTarget | undefined> {
  if (node instanceof StepNode) return { project: node.project, step: node.step, name: node.step.gate.id };
  const project = await chooseProject(app);
  const items: (vscode.QuickPickItem & { target?: StepTarget })[] = [];
  for (const { title, steps } of project.reports.flatMap(({ phases }) => phases)) {
    const made = steps.filter(({ outputs }) => outputs.some(({ exists }) => exists));
    if (made.length > 0) items.push({ label: title, kind: vscode.QuickPickItemKind.Separator });
    for (const step of made) {
      items.push({
        label: `$(${iconName(step.status)}) ${step.title}`,
        description: `${stateWord(step.status)} · ${step.agent}`,
        target: { project, step, name: step.gate.id },
      });
    }
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Commit Deliverable'),
    placeHolder: vscode.l10n.t('Choose the step whose files to commit'),
    matchOnDescription: true,
  });
  return picked?.target;
}
