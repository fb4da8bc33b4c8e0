import * as vscode from 'vscode';
import { fileIn, openPlace } from '../project/places.ts';
import type { Criterion, ProjectModel } from '../project/projectModel.ts';
import { stateIcon, stateWord } from '../project/states.ts';
import { FindingNode } from './findingNode.ts';
import { bullets, plain, tooltip } from './markdown.ts';
import type { TreeNode } from './nodeTree.ts';

/** A criterion of a gate, a fact that is true when it passes; below it the findings that speak against it. */
export class CriterionNode implements TreeNode {
  readonly parent: TreeNode;
  readonly project: ProjectModel;
  readonly criterion: Criterion;
  readonly item: vscode.TreeItem;

  constructor(parent: TreeNode, project: ProjectModel, criterion: Criterion, idPrefix: string) {
    this.parent = parent;
    this.project = project;
    this.criterion = criterion;
    const { findings, evidence, status, title } = criterion;
    const state = vscode.TreeItemCollapsibleState;
    this.item = new vscode.TreeItem(title, findings.length > 0 ? state.Collapsed : state.None);
    this.item.id = `${idPrefix}/${criterion.id}`;
    this.item.contextValue = 'criterion';
    this.item.iconPath = stateIcon(status);
    this.item.description = describe(criterion);
    this.item.tooltip = explain(criterion);
    this.item.accessibilityInformation = { label: `${title}, ${this.item.description}` };
    const place = evidence[0];
    if (findings.length === 0 && place) this.item.command = openPlace(fileIn(project.root, place.file), place.range);
  }

  async children(): Promise<readonly TreeNode[]> {
    return this.criterion.findings.map(
      (finding, index) => new FindingNode(this, this.project, finding, `${this.item.id}/${index}`),
    );
  }
}

function describe({ status, findings }: Criterion): string {
  if (findings.length === 0) return stateWord(status);
  return findings.length === 1
    ? vscode.l10n.t('{0} · 1 finding', stateWord(status))
    : vscode.l10n.t('{0} · {1} findings', stateWord(status), findings.length);
}

function explain({ id, title, status, note, rule, evidence }: Criterion): vscode.MarkdownString {
  const places = evidence.map(({ note: what, file, range }) => `${plain(what)} (${plain(file)}:${range.start.line})`);
  return tooltip(
    `**${plain(title)}** · ${stateWord(status)}`,
    note === undefined ? undefined : plain(note),
    bullets(places),
    `\`${id}\`${rule === undefined ? '' : ` · ${vscode.l10n.t('rule')} \`${rule}\``}`,
  );
}
