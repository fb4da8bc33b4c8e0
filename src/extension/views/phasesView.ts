import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { GateNode } from './gateNode.ts';
import { GroupNode } from './groupNode.ts';
import { NodeTree, type TreeNode } from './nodeTree.ts';
import { PhaseNode } from './phaseNode.ts';
import { phaseRoots } from './phaseRoots.ts';
import { projectRoots } from './projectRoots.ts';
import { StepNode } from './stepNode.ts';

/** The view Phases. */
export interface PhasesView {
  /** Shows a gate in the tree, opened, when the view is on screen. */
  revealGate(root: vscode.Uri, playbook: string, gate: string): Promise<void>;
}

/** Creates the view Phases: phase, step, criterion, finding. */
export function createPhasesView({ context, projects }: App): PhasesView {
  const tree = new NodeTree(() =>
    projectRoots('phases', projects.projects, async (project, parent) => phaseRoots(project, parent)),
  );
  const view = vscode.window.createTreeView('marketing.phases', { treeDataProvider: tree, showCollapseAll: true });
  const update = async () => {
    tree.refresh();
    view.badge = badgeOf(await countErrors(projects.projects));
  };
  context.subscriptions.push(
    tree,
    view,
    projects.onDidChange(() => void update()),
  );
  return {
    async revealGate(root, playbook, gate) {
      if (!view.visible) return;
      const node = await tree.find((candidate) => isGate(candidate, root, playbook, gate), holdsGates);
      if (node) await view.reveal(node, { select: true, focus: false, expand: true });
    },
  };
}

function isGate(node: TreeNode, root: vscode.Uri, playbook: string, gate: string): boolean {
  if (!(node instanceof StepNode || node instanceof GateNode)) return false;
  return node.gate?.id === gate && node.playbook === playbook && String(node.project.root) === String(root);
}

function holdsGates(node: TreeNode): boolean {
  return node instanceof GroupNode || node instanceof PhaseNode;
}

/** Errors in all documents; a project that cannot be asked just now counts none. */
async function countErrors(projects: App['projects']['projects']): Promise<number> {
  const plans = await Promise.allSettled(projects.map((project) => project.plan()));
  const entries = plans.flatMap((plan) => (plan.status === 'fulfilled' ? plan.value : []));
  return entries.reduce((sum, { findings }) => sum + findings.error, 0);
}

function badgeOf(errors: number): vscode.ViewBadge | undefined {
  if (errors === 0) return undefined;
  const tooltip = errors === 1 ? vscode.l10n.t('1 error in the plan') : vscode.l10n.t('{0} errors in the plan', errors);
  return { value: errors, tooltip };
}
