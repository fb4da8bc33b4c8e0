import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { CommitPlan } from './commitPlan.ts';
import { askSubject } from './commitSubject.ts';
import { pickStep, type StepTarget } from './pickStep.ts';
import { requireTrust } from './requireTrust.ts';
import { saveFirst } from './saveFirst.ts';

/** "Commit Deliverable": the files of one step, with a message by the convention. */
export async function commit(app: App, node: unknown): Promise<void> {
  requireTrust(vscode.l10n.t('This folder is in Restricted Mode, so nothing is committed. Trust it first.'));
  const target = await pickStep(app, node);
  if (!target) return;
  await saveFirst((uri) => isOutput(target, uri));
  const plan = await gtm(app, target, vscode.l10n.t('Looking at the files of the step'), ['--dry-run']);
  const subject = await askSubject(plan);
  if (subject === undefined || !(await confirm(subject, plan))) return;
  const { commit: id = '', files } = await gtm(app, target, vscode.l10n.t('Committing'), ['-m', subject]);
  const short = id.slice(0, 8);
  const text =
    files.length === 1
      ? vscode.l10n.t('1 file committed as {0}', short)
      : vscode.l10n.t('{0} files committed as {1}', files.length, short);
  vscode.window.setStatusBarMessage(`$(git-commit) ${text}`, 8000);
}

/** Shows what will be committed. True when the person agrees. */
async function confirm(subject: string, { files, body }: CommitPlan): Promise<boolean> {
  const yes = vscode.l10n.t('Commit');
  const list = files.map(({ path, status }) => `${path} (${status})`).join('\n');
  const detail = [body.trim(), list].filter((part) => part !== '').join('\n\n');
  return (await vscode.window.showInformationMessage(subject, { modal: true, detail }, yes)) === yes;
}

/** Runs `gtm commit` for the step, cancellable. */
async function gtm(
  app: App,
  { project, name }: StepTarget,
  title: string,
  rest: readonly string[],
): Promise<CommitPlan> {
  const folder = project.root.fsPath;
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  // A dry run ends with 1 when the proposed subject needs mending, which is what the person does next.
  const accept = rest.includes('--dry-run') ? [0, 1] : [0];
  return vscode.window.withProgress(options, (_progress, token) =>
    app.gtm.json<CommitPlan>(['commit', name, '--project', folder, ...rest], folder, { token, accept }),
  );
}

/** True for a file that the step names: one of its outputs, or below an output that is a folder. */
function isOutput({ project, step }: StepTarget, uri: vscode.Uri): boolean {
  if (!project.contains(uri)) return false;
  const file = uri.path.slice(project.root.path.replace(/\/$/, '').length + 1);
  return step.outputs.some(({ path }) => file === path || file.startsWith(path.endsWith('/') ? path : `${path}/`));
}
