import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { chooseProject } from './chooseProject.ts';
import { requireTrust } from './requireTrust.ts';

/** What `gtm log --json` prints. */
interface History {
  agents: {
    agent: string;
    title: string;
    commits: { id: string; when: string; author: string; action: string; description: string }[];
  }[];
}

/** "Show History by Agent": the commits of the plan, agent by agent; picking one shows what it changed. */
export async function history(app: App): Promise<void> {
  const { t } = vscode.l10n;
  requireTrust(t('This folder is in Restricted Mode, so git is not asked. Trust it first.'));
  const project = await chooseProject(app);
  const folder = project.root.fsPath;
  const { agents } = await app.gtm.json<History>(['log', '--project', folder], folder);
  const items: (vscode.QuickPickItem & { commit?: string })[] = agents.flatMap(({ title, commits }) => [
    { label: title, kind: vscode.QuickPickItemKind.Separator },
    ...commits.map(({ id, when, author, action, description }) => ({
      label: `$(git-commit) ${description}`,
      description: action,
      detail: `${when.slice(0, 10)} · ${author} · ${id.slice(0, 8)}`,
      commit: id,
    })),
  ]);
  const picked = await vscode.window.showQuickPick(items, {
    title: t('History by Agent'),
    placeHolder:
      items.length > 0 ? t('Choose a commit to see what it changed') : t('No commit follows the convention yet'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.commit) await vscode.commands.executeCommand('git.viewCommit', project.root, picked.commit);
}
