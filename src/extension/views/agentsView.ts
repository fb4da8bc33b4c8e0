import * as vscode from 'vscode';
import type { AgentRuns } from '../agents/agentRuns.ts';
import type { App } from '../app.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { GroupNode } from './groupNode.ts';
import { NodeTree, type TreeNode } from './nodeTree.ts';
import { projectRoots } from './projectRoots.ts';
import { RoleNode } from './roleNode.ts';
import { RunNode } from './runNode.ts';

/** Milliseconds between two looks at the journal while a run is at work elsewhere. */
const lookAgain = 3000;
/** How many runs that are over are shown. */
const shown = 8;

/** Creates the view Agents: what runs and ran, and the roles with their latest commits. */
export function createAgentsView({ context, projects }: App, runs: AgentRuns): void {
  const tree = new NodeTree(() =>
    projectRoots('agents', projects.projects, (project, parent) => agentRoots(runs, project, parent)),
  );
  const view = vscode.window.createTreeView('marketing.agents', { treeDataProvider: tree, showCollapseAll: true });
  const refresh = () => {
    const count = runs.questions;
    const words =
      count === 1 ? vscode.l10n.t('1 question of an agent') : vscode.l10n.t('{0} questions of agents', count);
    view.badge = count === 0 ? undefined : { value: count, tooltip: words };
    if (view.visible) tree.refresh();
  };
  // Of a run that another window or a terminal drives, only its journal tells how it goes on.
  const look = setInterval(() => {
    if (runs.elsewhere) refresh();
  }, lookAgain);
  context.subscriptions.push(
    { dispose: () => clearInterval(look) },
    tree,
    view,
    view.onDidChangeVisibility(refresh),
    projects.onDidChange(refresh),
    runs.onDidChange(refresh),
  );
}

/** The rows of a project: runs at work, runs that are over, roles. */
export async function agentRoots(
  runs: AgentRuns,
  project: ProjectModel,
  parent: TreeNode | undefined,
): Promise<readonly TreeNode[]> {
  if (project.broken) return [];
  const history = await runs.history(project);
  const live = history.runs.filter(({ running }) => running);
  const over = history.runs.filter(({ running }) => !running).slice(0, shown);
  const rows = (list: typeof live) => (holder: TreeNode) =>
    list.map((run) => new RunNode(holder, project, run, runs.byId(run.id)));
  const id = (name: string) => `agents:${project.root}#${name}`;
  const roles = [
    ...new Set(
      project.reports.flatMap(({ phases }) => phases.flatMap((phase) => phase.steps.map(({ agent }) => agent))),
    ),
  ];
  return [
    ...(live.length > 0
      ? [new GroupNode(parent, { id: id('live'), label: vscode.l10n.t('At work') }, rows(live))]
      : []),
    ...(over.length > 0
      ? [new GroupNode(parent, { id: id('over'), label: vscode.l10n.t('Recent runs') }, rows(over))]
      : []),
    new GroupNode(parent, { id: id('roles'), label: vscode.l10n.t('Roles') }, (holder) =>
      roles.map(
        (role) =>
          new RoleNode(
            holder,
            project,
            role,
            history.log.find(({ agent }) => agent === role),
          ),
      ),
    ),
  ];
}
