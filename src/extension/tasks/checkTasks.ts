import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { gtmExecutable } from '../gtmExecutable.ts';
import { knownProjects } from '../project/knownProjects.ts';
import type { ProjectModel } from '../project/projectModel.ts';

const type = 'marketing';
const matcher = '$gtm';

/** The editor reads the last lines of a task 100 ms after it has said that the task is over, and tells nobody when it is done. */
const settleTime = 500;

/** A task of ours as tasks.json writes it. */
interface CheckDefinition extends vscode.TaskDefinition {
  task: 'check';
  /** Folder of the project, relative to the workspace folder. */
  project?: string;
  failOn?: 'error' | 'warning';
}

/** Registers the task `marketing: check`, one for each project, for terminals and for other tasks that depend on it. */
export function registerCheckTasks(app: App): void {
  app.context.subscriptions.push(
    vscode.tasks.registerTaskProvider(type, {
      provideTasks: async () => {
        const projects = await knownProjects(app);
        return projects.flatMap((project) => taskOf(app, project) ?? []);
      },
      resolveTask: ({ definition, scope }) => {
        const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
        return folder && build(app, definition as CheckDefinition, folder);
      },
    }),
    // The matcher writes what it reads over what the server has found. When it is done, the server has the last word: it knows
    // what is typed and not saved.
    vscode.tasks.onDidEndTask(({ execution }) => {
      if (execution.task.problemMatchers.includes(matcher))
        setTimeout(() => app.server.showFindingsAgain(), settleTime);
    }),
  );
}

/** The task of a project; undefined for one above the workspace folder, from which it could not be named. */
function taskOf(app: App, project: ProjectModel): vscode.Task | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(project.root);
  if (!folder) return undefined;
  const inside = project.root.path.slice(folder.uri.path.replace(/\/$/, '').length).replace(/^\/+|\/+$/g, '');
  return build(app, { type, task: 'check', ...(inside === '' ? {} : { project: inside }) }, folder);
}

function build(app: App, definition: CheckDefinition, folder: vscode.WorkspaceFolder): vscode.Task | undefined {
  const { task, project = '', failOn } = definition;
  if (task !== 'check') return undefined;
  const root = vscode.Uri.joinPath(folder.uri, project).fsPath;
  const { command, args, env } = gtmExecutable(app.context.extensionPath);
  const all = [...args, 'check', '--project', root, ...(failOn === undefined ? [] : ['--fail-on', failOn])];
  const variables = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const execution = new vscode.ProcessExecution(command, all, { cwd: root, env: variables });
  const name = project === '' ? 'check' : vscode.l10n.t('check {0}', project);
  // Paths in the output are the project's. In a project below the folder the server alone shows what is found.
  const built = new vscode.Task(definition, folder, name, type, execution, project === '' ? [matcher] : []);
  built.detail = vscode.l10n.t('Checks every document of the plan');
  built.presentationOptions = { clear: true, echo: false, focus: false, showReuseMessage: false };
  return built;
}
