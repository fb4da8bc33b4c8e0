import * as vscode from 'vscode';
import type { Finding } from '../../core/index.ts';
import { fileIn, openPlace } from '../project/places.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { plain, tooltip } from './markdown.ts';
import type { TreeNode } from './nodeTree.ts';

const icons = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  info: ['info', 'problemsInfoIcon.foreground'],
} as const;

/** Where a criterion fails, and why. Opening it shows the place. */
export class FindingNode implements TreeNode {
  readonly parent: TreeNode;
  readonly item: vscode.TreeItem;

  constructor(parent: TreeNode, project: ProjectModel, finding: Finding, id: string) {
    this.parent = parent;
    const { message, file, range, severity, rule, docs } = finding;
    const place = `${file.slice(file.lastIndexOf('/') + 1)}:${range.start.line}`;
    const [icon, color] = icons[severity];
    this.item = new vscode.TreeItem(message, vscode.TreeItemCollapsibleState.None);
    this.item.id = id;
    this.item.contextValue = 'finding';
    this.item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
    this.item.description = place;
    this.item.tooltip = tooltip(plain(message), `${plain(file)}:${range.start.line} · [${rule}](${docs})`);
    this.item.accessibilityInformation = { label: `${message} ${place}` };
    this.item.command = openPlace(fileIn(project.root, file), range);
  }

  async children(): Promise<readonly TreeNode[]> {
    return [];
  }
}
