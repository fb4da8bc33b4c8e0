import * as vscode from 'vscode';
import type { RunTarget } from '../agents/agentRun.ts';
import type { AgentRuns } from '../agents/agentRuns.ts';
import { RunTerminal } from '../agents/runTerminal.ts';
import type { App } from '../app.ts';

const type = 'marketing-agent';

/** A task as tasks.json writes it. */
interface AgentDefinition extends vscode.TaskDefinition {
  /** Step, phase or mode. */
  target: string;
  runner?: string;
  /** Folder of the project, relative to the workspace folder. */
  project?: string;
}

/** Registers the task type `marketing-agent`: `gtm run` in a terminal that shows what the agent does. */
export function registerAgentTasks({ context }: App, runs: AgentRuns): void {
  context.subscriptions.push(
    vscode.tasks.registerTaskProvider(type, {
      // What could be run depends on where the plan stands; the tree offers it.
      provideTasks: () => [],
      resolveTask: ({ definition, scope }) => {
        const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
        const { target, project = '' } = definition as AgentDefinition;
        if (!folder || !target) return undefined;
        const runner = (definition as AgentDefinition).runner ?? chosenRunner();
        if (runner === '') return undefined;
        const root = vscode.Uri.joinPath(folder.uri, project);
        return build(runs, { ...(definition as AgentDefinition) }, folder, { root, target, title: target, runner });
      },
    }),
    // What an agent wrote is on disk; the views look again when it is over.
    vscode.tasks.onDidEndTask(({ execution }) => {
      if (execution.task.definition.type === type) runs.refresh();
    }),
  );
}

/** The runner that the person has chosen for good; empty when they want to be asked. */
export function chosenRunner(): string {
  return vscode.workspace.getConfiguration('marketing').get<string>('agents.runner', '').trim();
}

/** Starts a run as a task of its own. */
export async function startAgentTask(runs: AgentRuns, target: RunTarget): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(target.root) ?? vscode.TaskScope.Workspace;
  const definition: AgentDefinition = { type, target: target.target, runner: target.runner };
  await vscode.tasks.executeTask(build(runs, definition, folder, target));
}

function build(
  runs: AgentRuns,
  definition: AgentDefinition,
  scope: vscode.WorkspaceFolder | vscode.TaskScope.Workspace,
  target: RunTarget,
): vscode.Task {
  const execution = new vscode.CustomExecution(async () => new RunTerminal(() => runs.start(target)));
  const task = new vscode.Task(definition, scope, target.title, type, execution, []);
  task.detail = vscode.l10n.t('Lets an agent do it, and judges what it wrote');
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Silent,
    panel: vscode.TaskPanelKind.Dedicated,
    clear: true,
    focus: false,
    showReuseMessage: false,
  };
  return task;
}
