import * as vscode from 'vscode';
import type { RunTarget } from '../agents/agentRun.ts';
import type { AgentRuns } from '../agents/agentRuns.ts';
import { RunTerminal } from '../agents/runTerminal.ts';
import type { App } from '../app.ts';
import { requireTrust } from '../commands/requireTrust.ts';

const type = 'marketing-agent';

/** A task as tasks.json writes it. */
interface AgentDefinition extends vscode.TaskDefinition {
  /** Step, phase or mode. */
  target: string;
  runner?: string;
  /** Ask before each change of a file. */
  ask?: boolean;
  /** Folder of the project, relative to the workspace folder. */
  project?: string;
}

/** Registers the task type `marketing-agent`: `gtm run` in a terminal that shows what the agent does. */
export function registerAgentTasks({ context }: App, runs: AgentRuns): void {
  context.subscriptions.push(
    vscode.tasks.registerTaskProvider(type, {
      // What could be run depends on where the plan stands, and the tree offers it. Of the tasks that a person has written
      // down, the editor lists and chains only those that are provided too.
      provideTasks: () =>
        (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
          written(folder).flatMap((definition) => taskOf(runs, definition, folder) ?? []),
        ),
      resolveTask: ({ definition, scope }) => {
        const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
        return folder && taskOf(runs, { ...(definition as AgentDefinition) }, folder);
      },
    }),
    // What an agent wrote is on disk; the views look again when it is over.
    vscode.tasks.onDidEndTask(({ execution }) => {
      if (execution.task.definition.type === type) runs.refresh();
    }),
  );
}

/** The tasks of this type in the tasks.json of a folder. They are what somebody typed, so anything may be missing. */
function written(folder: vscode.WorkspaceFolder): AgentDefinition[] {
  const tasks = vscode.workspace.getConfiguration('tasks', folder.uri).get<unknown>('tasks', []);
  const known = ['type', 'target', 'runner', 'ask', 'project'];
  return (Array.isArray(tasks) ? tasks : [])
    .filter((task: Partial<AgentDefinition> | null) => task?.type === type)
    .map(
      (task) => Object.fromEntries(known.flatMap((key) => (key in task ? [[key, task[key]]] : []))) as AgentDefinition,
    );
}

function taskOf(runs: AgentRuns, definition: AgentDefinition, folder: vscode.WorkspaceFolder): vscode.Task | undefined {
  const { target, project = '', ask = false, runner = chosenRunner() } = definition;
  if (typeof target !== 'string' || target === '') return undefined;
  const root = vscode.Uri.joinPath(folder.uri, project);
  return build(runs, definition, folder, { root, target, title: target, runner, ask });
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
  const execution = new vscode.CustomExecution(async () => {
    requireTrust(vscode.l10n.t('This folder is in Restricted Mode, so no agent is started. Trust it first.'));
    return new RunTerminal(() => runs.start(target));
  });
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
