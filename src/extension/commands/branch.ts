import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { type PhaseTarget, pickPhase } from './pickPhase.ts';
import { requireTrust } from './requireTrust.ts';

/** Areas of work as `gtm branch` knows them. */
const areas = ['campaigns', 'strategy', 'enablement', 'pipeline', 'customer-success', 'analytics'];

/** "Start Branch": the branch of a phase, or of a piece of work. */
export async function branch(app: App, node: unknown): Promise<void> {
  const { t } = vscode.l10n;
  requireTrust(t('This folder is in Restricted Mode, so no branch is started. Trust it first.'));
  const target = await pickPhase(app, node, t('Start Branch'), t('Another piece of work…'));
  if (!target) return;
  const name = target.phase ?? (await askWork());
  if (name === undefined) return;
  const { branch: started, base } = await run(app, target, name);
  vscode.window.setStatusBarMessage(`$(git-branch) ${t('{0} started from {1}', started, base)}`, 8000);
}

async function askWork(): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const area = await vscode.window.showQuickPick(areas, { title: t('What does the work belong to?') });
  if (area === undefined) return undefined;
  const name = await vscode.window.showInputBox({
    title: t('Start Branch'),
    prompt: t('A name for it, such as spring launch'),
  });
  return name === undefined || name.trim() === '' ? undefined : `${area}/${name.trim()}`;
}

function run(app: App, { project, playbook }: PhaseTarget, name: string): Thenable<{ branch: string; base: string }> {
  const folder = project.root.fsPath;
  const title = vscode.l10n.t('Judging the phases before');
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  return vscode.window.withProgress(options, (_progress, token) =>
    app.gtm.json(['branch', name, '--project', folder, '--playbook', playbook], folder, { token }),
  );
}
