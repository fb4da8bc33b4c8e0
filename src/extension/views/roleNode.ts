import * as vscode from 'vscode';
import type { AgentLog } from '../../core/index.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { bullets, plain, tooltip } from './markdown.ts';
import type { TreeNode } from './nodeTree.ts';

/** How many commits of a role are shown. */
const shown = 5;

/** A role of the playbooks; below it its latest commits. */
export class RoleNode implements TreeNode {
  readonly parent: TreeNode | undefined;
  readonly project: ProjectModel;
  readonly role: string;
  readonly item: vscode.TreeItem;
  readonly #log: AgentLog | undefined;

  constructor(parent: TreeNode | undefined, project: ProjectModel, role: string, log: AgentLog | undefined) {
    this.parent = parent;
    this.project = project;
    this.role = role;
    this.#log = log;
    const commits = log?.commits.length ?? 0;
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    this.item = new vscode.TreeItem(role, commits > 0 ? Collapsed : None);
    this.item.id = `role:${project.root}#${role}`;
    this.item.contextValue = 'role';
    this.item.iconPath = new vscode.ThemeIcon('account');
    const steps = project.reports
      .flatMap(({ phases }) => phases.flatMap((phase) => phase.steps))
      .filter(({ agent }) => agent === role);
    const done = steps.filter(({ status }) => status === 'done').length;
    this.item.description = vscode.l10n.t('{0} of {1} steps done', done, steps.length);
    this.item.tooltip = tooltip(
      `**${plain(role)}**`,
      bullets(steps.map(({ title, status }) => plain(`${title} · ${status}`))),
    );
  }

  async children(): Promise<readonly TreeNode[]> {
    return (this.#log?.commits ?? []).slice(0, shown).map((commit) => new CommitNode(this, commit));
  }
}

/** A commit of a role. */
class CommitNode implements TreeNode {
  readonly parent: TreeNode;
  readonly item: vscode.TreeItem;

  constructor(parent: TreeNode, { id, when, action, description }: AgentLog['commits'][number]) {
    this.parent = parent;
    this.item = new vscode.TreeItem(description, vscode.TreeItemCollapsibleState.None);
    this.item.id = `${parent.item.id}#${id}`;
    this.item.contextValue = 'commit';
    this.item.iconPath = new vscode.ThemeIcon('git-commit');
    this.item.description = `${action} · ${when.slice(0, 10)} · ${id.slice(0, 8)}`;
  }

  async children(): Promise<readonly TreeNode[]> {
    return [];
  }
}
