import * as vscode from 'vscode';
import type { Phase, ProjectModel } from '../project/projectModel.ts';
import { stateIcon, stateWord } from '../project/states.ts';
import { GateNode } from './gateNode.ts';
import { bullets, plain, tooltip } from './markdown.ts';
import type { TreeNode } from './nodeTree.ts';
import { StepNode } from './stepNode.ts';

/** A phase of a playbook; below it its steps and, where there is one, the gate of the whole phase. */
export class PhaseNode implements TreeNode {
  readonly parent: TreeNode | undefined;
  readonly project: ProjectModel;
  readonly playbook: string;
  readonly phase: Phase;
  readonly item: vscode.TreeItem;

  constructor(parent: TreeNode | undefined, project: ProjectModel, playbook: string, phase: Phase, hasWork: boolean) {
    this.parent = parent;
    this.project = project;
    this.playbook = playbook;
    this.phase = phase;
    const state = vscode.TreeItemCollapsibleState;
    this.item = new vscode.TreeItem(phase.title, hasWork ? state.Expanded : state.Collapsed);
    this.item.id = `${project.root}#${playbook}/${phase.id}`;
    this.item.contextValue = 'phase';
    this.item.iconPath = stateIcon(phase.status);
    const done = phase.steps.filter(({ status }) => status === 'done' || status === 'skipped').length;
    const word = stateWord(phase.status);
    this.item.description =
      phase.status === 'done' ? word : `${word} · ${vscode.l10n.t('{0} of {1}', done, phase.steps.length)}`;
    const progress = vscode.l10n.t('{0} of {1} steps done', done, phase.steps.length);
    this.item.tooltip = tooltip(
      `**${plain(phase.title)}** · ${word}`,
      progress,
      bullets(phase.steps.map(({ title, status }) => `${plain(title)} · ${stateWord(status)}`)),
      `\`${phase.id}\``,
    );
    this.item.accessibilityInformation = { label: [phase.title, word, progress].join(', ') };
  }

  async children(): Promise<readonly TreeNode[]> {
    const { project, playbook, phase } = this;
    const gates = await project.gates(playbook);
    const steps = phase.steps.map(
      (step) =>
        new StepNode(
          this,
          project,
          playbook,
          step,
          gates.find(({ id }) => id === step.gate.id),
        ),
    );
    const whole = gates.filter((gate) => gate.phase === phase.id && gate.step === undefined);
    return [...steps, ...whole.map((gate) => new GateNode(this, project, playbook, gate))];
  }
}
