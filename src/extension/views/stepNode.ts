import * as vscode from 'vscode';
import type { Gate, ProjectModel, Step } from '../project/projectModel.ts';
import { iconName, stateIcon, stateWord } from '../project/states.ts';
import { CriterionNode } from './criterionNode.ts';
import { progressOf, progressPhrase } from './gateProgress.ts';
import { bullets, plain, tooltip } from './markdown.ts';
import type { TreeNode } from './nodeTree.ts';

/** A step of a phase; below it the criteria of its gate. */
export class StepNode implements TreeNode {
  readonly parent: TreeNode;
  readonly project: ProjectModel;
  readonly playbook: string;
  readonly step: Step;
  /** Undefined when the playbook gives the step no gate. */
  readonly gate: Gate | undefined;
  readonly item: vscode.TreeItem;

  constructor(parent: TreeNode, project: ProjectModel, playbook: string, step: Step, gate: Gate | undefined) {
    this.parent = parent;
    this.project = project;
    this.playbook = playbook;
    this.step = step;
    this.gate = gate;
    const state = vscode.TreeItemCollapsibleState;
    // A gate that fails is what a person looks for first.
    const open = gate?.status === 'fail' ? state.Expanded : state.Collapsed;
    this.item = new vscode.TreeItem(step.title, gate ? open : state.None);
    this.item.id = `${project.root}#${playbook}/${step.gate.id}`;
    this.item.contextValue = 'step';
    this.item.iconPath = stateIcon(step.status);
    const word = stateWord(step.status);
    this.item.description = step.status === 'done' || !gate ? word : `${word} · ${progressOf(gate)}`;
    this.item.tooltip = explain(step, gate);
    const facts = [step.title, word, ...(gate ? [progressPhrase(gate)] : [])];
    this.item.accessibilityInformation = { label: facts.join(', ') };
  }

  async children(): Promise<readonly TreeNode[]> {
    const { gate, project } = this;
    return gate?.criteria.map((criterion) => new CriterionNode(this, project, criterion, String(this.item.id))) ?? [];
  }
}

function explain({ title, status, note, agent, outputs, gate: { id } }: Step, gate: Gate | undefined) {
  return tooltip(
    `**${plain(title)}** · ${stateWord(status)}`,
    note === undefined ? undefined : plain(note),
    gate && `$(${iconName(gate.status)}) ${progressPhrase(gate)}`,
    vscode.l10n.t('Role: {0}', plain(agent)),
    bullets(
      outputs.map(({ path, exists }) => `${plain(path)}${exists ? '' : ` · ${vscode.l10n.t('does not exist yet')}`}`),
    ),
    `\`${id}\``,
  );
}
