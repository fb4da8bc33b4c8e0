import * as vscode from 'vscode';
import type { PlanEntry } from '../../core/index.ts';
import { fileIn, openPlace } from '../project/places.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { kindIcon } from './kinds.ts';
import { plain, tooltip } from './markdown.ts';
import type { TreeNode } from './nodeTree.ts';

/** A document of the plan. */
export class DocumentNode implements TreeNode {
  readonly parent: TreeNode | undefined;
  readonly uri: vscode.Uri;
  readonly id: string;
  readonly item: vscode.TreeItem;

  constructor(parent: TreeNode | undefined, project: ProjectModel, entry: PlanEntry, pictured: boolean) {
    this.parent = parent;
    this.id = entry.id;
    this.uri = fileIn(project.root, entry.file);
    this.item = new vscode.TreeItem(entry.title, vscode.TreeItemCollapsibleState.None);
    this.item.id = `plan:${this.uri}`;
    this.item.contextValue = pictured ? 'document.picture' : 'document';
    this.item.iconPath = new vscode.ThemeIcon(kindIcon(entry.kind));
    // With a resource, the editor colours the row and counts its errors and warnings as it does in the Explorer.
    this.item.resourceUri = this.uri;
    const facts = [findingsOf(entry), useOf(entry)].filter((fact) => fact !== undefined);
    this.item.description = useOf(entry) ?? '';
    this.item.tooltip = tooltip(
      `**${plain(entry.title)}**`,
      facts.length > 0 ? plain(facts.join(' · ')) : undefined,
      `${plain(entry.file)} · \`${entry.id}\``,
    );
    this.item.accessibilityInformation = { label: [entry.title, ...facts].join(', ') };
    this.item.command = openPlace(this.uri);
  }

  async children(): Promise<readonly TreeNode[]> {
    return [];
  }
}

function findingsOf({ findings: { error, warning } }: PlanEntry): string | undefined {
  const { t } = vscode.l10n;
  const parts = [
    error === 1 ? t('1 error') : error > 1 ? t('{0} errors', error) : undefined,
    warning === 1 ? t('1 warning') : warning > 1 ? t('{0} warnings', warning) : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function useOf({ usedBy }: PlanEntry): string | undefined {
  return usedBy > 0 ? vscode.l10n.t('used by {0}', usedBy) : undefined;
}
