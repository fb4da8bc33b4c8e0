import * as vscode from 'vscode';
import type { App } from '../app.ts';

interface ListedRunner {
  id: string;
  title: string;
  found: boolean;
  install: string;
  signIn: string;
}

type RunnerItem = vscode.QuickPickItem & { id?: string; install?: string };

/**
 * Asks who does the work: an agent that is installed, the scaffolder, or the person with the brief in hand. One that is not
 * installed says how to get it.
 * @param forStep false for a task, which has no brief and no skeleton
 */
export async function pickRunner(app: App, title: string, forStep = true): Promise<string | undefined> {
  const runners = await listRunners(app);
  const agents = runners.filter(({ id }) => id !== 'scaffold');
  const items: RunnerItem[] = [
    ...agents.filter(({ found }) => found).map(({ id, title: label }) => ({ id, label: `$(hubot) ${label}` })),
    ...(forStep
      ? [
          {
            id: 'scaffold',
            label: `$(file-code) ${vscode.l10n.t('Scaffolder')}`,
            description: vscode.l10n.t('writes skeletons to fill in; needs no agent'),
          },
          { id: 'copy', label: `$(copy) ${vscode.l10n.t('Copy the brief')}` },
          { id: 'chat', label: `$(comment-discussion) ${vscode.l10n.t('Open the brief in chat')}` },
        ]
      : []),
    { label: vscode.l10n.t('Not installed'), kind: vscode.QuickPickItemKind.Separator },
    ...agents
      .filter(({ found }) => !found)
      .map(({ title: label, install, signIn }) => ({
        label: `$(cloud-download) ${label}`,
        description: install,
        install: `${install}\n${signIn}`,
      })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('{0}: who does it?', title),
    matchOnDescription: true,
  });
  if (picked?.install !== undefined) await showInstall(picked.label.replace(/^\S+ /, ''), picked.install);
  return picked?.id;
}

async function showInstall(name: string, detail: string): Promise<void> {
  const copy = vscode.l10n.t('Copy Command');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('{0} is not installed.', name),
    { modal: true, detail },
    copy,
  );
  if (chosen === copy) await vscode.env.clipboard.writeText(detail.split('\n')[0] ?? '');
}

async function listRunners(app: App): Promise<ListedRunner[]> {
  const { runners } = await app.gtm.json<{ runners: ListedRunner[] }>(['runners'], app.context.extensionPath);
  return runners;
}
