import path from 'node:path';
import * as vscode from 'vscode';
import type { AgentRun, Question } from '../agents/agentRun.ts';
import type { TreeNode } from './nodeTree.ts';

/** A change that an agent wants to make and a person has to allow or refuse. */
export class QuestionNode implements TreeNode {
  readonly parent: TreeNode;
  readonly run: AgentRun;
  readonly question: Question;
  readonly item: vscode.TreeItem;

  constructor(parent: TreeNode, run: AgentRun, question: Question) {
    this.parent = parent;
    this.run = run;
    this.question = question;
    const { files, title, id } = question;
    const what = files.length > 0 ? files.map((file) => path.posix.basename(file)).join(', ') : title;
    const label = vscode.l10n.t('Change {0}?', what);
    this.item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
    this.item.id = `${parent.item.id}?${id}`;
    this.item.description = files.length === 1 ? path.posix.dirname(files[0] ?? '') : '';
    this.item.contextValue = 'question';
    this.item.iconPath = new vscode.ThemeIcon('question', new vscode.ThemeColor('list.warningForeground'));
    this.item.tooltip = [title, ...files].join('\n');
    this.item.accessibilityInformation = { label };
  }

  async children(): Promise<readonly TreeNode[]> {
    return [];
  }
}
