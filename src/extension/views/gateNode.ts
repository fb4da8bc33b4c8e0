import * as vscode from 'vscode';
import type { Gate, ProjectModel } from '../project/projectModel.ts';
import { stateIcon, stateWord } from '../project/states.ts';
import { CriterionNode } from './criterionNode.ts';
import { gateLabel, progressOf, progressPhrase } from './gateProgress.ts';
import { plain, tooltip } from './markdown.ts';
import type { TreeNode } from './nodeTree.ts';

/** The gate of a whole phase; below it its criteria. */
export class GateNode implements TreeNode {
  readonly parent: TreeNode;
  readonly project: ProjectModel;
  readonly playbook: string;
  readonly gate: Gate;
  readonly item: vscode.TreeItem;

  constructor(parent: TreeNode, project: ProjectModel, playbook: string, gate: Gate) {
    this.parent = parent;
    this.project = project;
    this.playbook = playbook;
    this.gate = gate;
    this.item = new vscode.TreeItem(gateLabel(gate), vscode.TreeItemCollapsibleState.Collapsed);
    this.item.id = `${project.root}#${playbook}/${gate.id}#gate`;
    this.item.contextValue = 'gate';
    this.item.iconPath = stateIcon(gate.status);
    this.item.description = `${stateWord(gate.status)} · ${progressOf(gate)}`;
    this.item.tooltip = tooltip(
      `**${plain(gate.title)}** · ${stateWord(gate.status)}`,
      progressPhrase(gate),
      `\`${gate.id}\``,
    );
    this.item.accessibilityInformation = {
      label: [gateLabel(gate), stateWord(gate.status), progressPhrase(gate)].join(', '),
    };
  }

  async children(): Promise<readonly TreeNode[]> {
    return this.gate.criteria.map(
      (criterion) => new CriterionNode(this, this.project, criterion, String(this.item.id)),
    );
  }
}
