import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { knownProjects } from '../project/knownProjects.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { UserProblem } from '../userProblem.ts';

/**
 * The project that a command is for: the only one, that of the active editor, or the one that the person picks.
 * @throws UserProblem when there is none, CancellationError when the person picks none
 */
export async function chooseProject(app: App): Promise<ProjectModel> {
  const all = await knownProjects(app);
  const [first, ...others] = all;
  if (!first) throw noProject();
  if (others.length === 0) return first;
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active && app.projects.projectOf(active);
  if (own) return own;
  const items = all.map((project) => ({
    label: project.title,
    description: vscode.workspace.asRelativePath(project.root),
    project,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Choose a Project') });
  if (!picked) throw new vscode.CancellationError();
  return picked.project;
}

/** Says that there is no project here, and how to start one. */
export function noProject(): UserProblem {
  return new UserProblem(
    vscode.l10n.t('There is no project here: no folder of this window has a marketing.yaml. Initialise one first.'),
    [{ command: 'marketing.init', title: vscode.l10n.t('Initialise Project') }],
  );
}
