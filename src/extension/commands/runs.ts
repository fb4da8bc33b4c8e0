import * as vscode from 'vscode';
import type { AgentRuns } from '../agents/agentRuns.ts';
import type { App } from '../app.ts';
import { registerCommand } from '../registerCommand.ts';
import { QuestionNode } from '../views/questionNode.ts';
import { RunNode } from '../views/runNode.ts';
import type { CommitPlan } from './commitPlan.ts';
import { askSubject } from './commitSubject.ts';
import { requireTrust } from './requireTrust.ts';
import { saveFirst } from './saveFirst.ts';

/** Registers what a person does with runs of agents: answer, stop, read the log, commit, take back. */
export function registerRunCommands(app: App, runs: AgentRuns): void {
  const answer = (allow: boolean) => (node: unknown) => {
    if (node instanceof QuestionNode) node.run.answer(node.question.id, allow);
  };
  registerCommand(app, 'marketing.allowChange', answer(true));
  registerCommand(app, 'marketing.refuseChange', answer(false));
  registerCommand(app, 'marketing.stopRun', (node) => stopRun(app, runs, node));
  registerCommand(app, 'marketing.showRunLog', (node) => showRunLog(app, node));
  registerCommand(app, 'marketing.commitRun', (node) => commitRun(app, runs, node));
  registerCommand(app, 'marketing.discardRun', (node) => discardRun(app, runs, node));
}

/** `gtm runs <run>` for the run of a row. */
function gtm<T>(app: Pick<App, 'gtm'>, { project, run }: RunNode, ...options: readonly string[]): Promise<T> {
  // A dry run ends with 1 when the proposed subject needs mending, which is what the person does next.
  const accept = options.includes('--dry-run') ? [0, 1] : [0];
  const folder = project.root.fsPath;
  return app.gtm.json<T>(['runs', run.id, ...options, '--project', folder], folder, { accept });
}

/** "Stop Run": a run of this window hears it at once; one of another window or a terminal is stopped from outside. */
export async function stopRun(app: Pick<App, 'gtm'>, runs: AgentRuns, node: unknown): Promise<void> {
  if (!(node instanceof RunNode)) return;
  const here = runs.byId(node.run.id);
  if (here) here.cancel();
  else await gtm(app, node, '--stop');
  runs.refresh();
}

async function showRunLog(app: App, node: unknown): Promise<void> {
  if (!(node instanceof RunNode)) return;
  const { project, run } = node;
  const content = await app.gtm.run(['runs', run.id, '--project', project.root.fsPath], project.root.fsPath);
  const document = await vscode.workspace.openTextDocument({ language: 'log', content });
  await vscode.window.showTextDocument(document, { preview: true });
}

/** "Commit What the Run Left": work that was not committed by itself, since its gate does not pass yet. */
export async function commitRun(app: Pick<App, 'gtm'>, runs: AgentRuns, node: unknown): Promise<void> {
  requireTrust(vscode.l10n.t('This folder is in Restricted Mode, so nothing is committed. Trust it first.'));
  if (!(node instanceof RunNode)) return;
  const { project, run } = node;
  await saveFirst((uri) => project.contains(uri));
  const { plans } = await gtm<{ plans: CommitPlan[] }>(app, node, '--commit', '--dry-run');
  const [only] = plans.length === 1 ? plans : [];
  const subject = only && (await askSubject(only));
  if (only && subject === undefined) return;
  const yes = vscode.l10n.t('Commit');
  const subjects = only ? [] : plans.map((plan) => plan.subject);
  const detail = [run.message ?? '', subjects.join('\n'), run.open.join('\n')].filter(Boolean).join('\n\n');
  const question = subject ?? vscode.l10n.t('Commit what this run left?');
  if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, yes)) !== yes) return;
  const how = subject === undefined ? [] : ['--message', subject];
  const { commits } = await gtm<{ commits: { subject: string }[] }>(app, node, '--commit', ...how);
  const text = commits.map(({ subject }) => subject).join(' · ');
  vscode.window.setStatusBarMessage(`$(git-commit) ${text}`, 8000);
  runs.refresh();
}

/** "Take Back What the Run Wrote": where nobody has changed or committed it since. */
export async function discardRun(app: Pick<App, 'gtm'>, runs: AgentRuns, node: unknown): Promise<void> {
  requireTrust(vscode.l10n.t('This folder is in Restricted Mode, so nothing is taken back. Trust it first.'));
  if (!(node instanceof RunNode)) return;
  const discard = vscode.l10n.t('Take Back');
  const detail = [
    vscode.l10n.t('Files that somebody has changed since, and those that are committed, stay as they are.'),
    node.run.open.join('\n'),
  ].join('\n\n');
  const question = vscode.l10n.t('Take back what this run wrote?');
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, discard)) !== discard) return;
  const { restored } = await gtm<{ restored: string[] }>(app, node, '--discard');
  const text =
    restored.length === 1 ? vscode.l10n.t('1 file taken back') : vscode.l10n.t('{0} files taken back', restored.length);
  vscode.window.setStatusBarMessage(`$(discard) ${text}`, 8000);
  runs.refresh();
}
