import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { knownProjects } from '../project/knownProjects.ts';
import { noProject } from './chooseProject.ts';

/** "Check Project": every rule over every document of every project; what is found goes to the Problems view. */
export async function check(app: App): Promise<void> {
  const projects = await knownProjects(app);
  if (projects.length === 0) throw noProject();
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Checking the plan') };
  const reports = await vscode.window.withProgress(options, () =>
    Promise.all(projects.map((project) => project.check())),
  );
  const findings = reports.reduce((sum, report) => sum + report.findings.length, 0);
  const files = reports.reduce((sum, report) => sum + report.files, 0);
  if (findings > 0) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    return;
  }
  const text = vscode.l10n.t('{0} documents checked, nothing to mend', files);
  vscode.window.setStatusBarMessage(`$(pass) ${text}`, 8000);
}
