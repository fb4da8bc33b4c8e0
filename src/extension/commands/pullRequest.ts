import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { pickPhase } from './pickPhase.ts';
import { requireTrust } from './requireTrust.ts';

/** What `gtm pr --json` prints. */
interface PullRequest {
  base: string;
  branch: string;
  title: string;
  body: string;
  draft: boolean;
  compare?: string;
  url?: string;
}

/** "Open Pull Request": shows what it will say, pushes the branch and opens it, or leads to the page where that is done. */
export async function pullRequest(app: App, node: unknown): Promise<void> {
  const { t } = vscode.l10n;
  requireTrust(t('This folder is in Restricted Mode, so no pull request is opened. Trust it first.'));
  const target = await pickPhase(app, node, t('Open Pull Request'));
  if (target?.phase === undefined) return;
  const folder = target.project.root.fsPath;
  const gtm = (title: string, ...rest: string[]) =>
    vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, cancellable: true, title },
      (_progress, token) =>
        app.gtm.json<PullRequest>(
          ['pr', String(target.phase), '--playbook', target.playbook, '--project', folder, ...rest],
          folder,
          { token },
        ),
    );
  const plan = await gtm(t('Reading the branch'), '--dry-run');
  const yes = t('Push and Open');
  const state = plan.draft ? t('Not every gate passes, so it is a draft.') : t('Every gate of the phase passes.');
  const detail = [t('{0} into {1}', plan.branch, plan.base), state].join('\n');
  if ((await vscode.window.showInformationMessage(plan.title, { modal: true, detail }, yes)) !== yes) return;
  const { url, compare, title, body } = await gtm(t('Opening the pull request'), '--push');
  const address = url ?? compare;
  if (url === undefined) {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: `${title}\n\n${body}` });
    await vscode.window.showTextDocument(document);
  }
  if (address !== undefined) void offer(address, url !== undefined);
}

async function offer(address: string, isOpen: boolean): Promise<void> {
  const show = vscode.l10n.t('Open in Browser');
  const sentence = isOpen
    ? vscode.l10n.t('The pull request is open.')
    : vscode.l10n.t('The branch is pushed. Open the pull request on its page, with this text.');
  if ((await vscode.window.showInformationMessage(sentence, show)) === show)
    await vscode.env.openExternal(vscode.Uri.parse(address));
}
