import * as vscode from 'vscode';
import type { MeasureEntry, MeasureSign } from '../../core/index.ts';
import { fileIn, openPlace } from '../project/places.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { plain, tooltip } from './markdown.ts';
import type { TreeNode } from './nodeTree.ts';

const icons: Readonly<Record<MeasureSign, readonly [icon: string, color?: string]>> = {
  good: ['pass', 'testing.iconPassed'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  bad: ['error', 'testing.iconFailed'],
  open: ['circle-large-outline'],
  waiting: ['watch'],
  unknown: ['question'],
};

/** A KPI, a channel, an experiment or a milestone with how it stands. Opening it shows the figures. */
export class MeasureNode implements TreeNode {
  readonly parent: TreeNode | undefined;
  readonly id: string;
  readonly item: vscode.TreeItem;

  constructor(parent: TreeNode | undefined, project: ProjectModel, group: string, entry: MeasureEntry) {
    this.parent = parent;
    this.id = entry.id;
    const [icon, color] = icons[entry.sign];
    this.item = new vscode.TreeItem(entry.title, vscode.TreeItemCollapsibleState.None);
    this.item.id = `measure:${project.root}#${group}/${entry.id}`;
    this.item.contextValue = `measure.${group}`;
    this.item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
    this.item.description = entry.description;
    this.item.tooltip = tooltip(`**${plain(entry.title)}**`, plain(entry.description), ...entry.details.map(plain));
    this.item.accessibilityInformation = { label: `${entry.title}, ${entry.description}` };
    this.item.command = openPlace(fileIn(project.root, entry.place.file), entry.place.range);
  }

  async children(): Promise<readonly TreeNode[]> {
    return [];
  }
}
