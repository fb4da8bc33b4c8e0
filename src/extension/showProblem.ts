import * as vscode from 'vscode';
import { UserProblem } from './userProblem.ts';

/** Shows what went wrong in a command: the one place that does. Cancelling is not an error and shows nothing. */
export async function showProblem(error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  if (isCancellation(error)) return;
  if (error instanceof UserProblem) {
    log.info(error.message);
    const way = await vscode.window.showErrorMessage(error.message, ...error.ways.map(asButton));
    if (way) await vscode.commands.executeCommand(way.command.command, ...(way.command.arguments ?? []));
    return;
  }
  log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const showLog = vscode.l10n.t('Show Log');
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t('Something went wrong inside Marketing as Code. The log says where.'),
    showLog,
  );
  if (chosen === showLog) log.show();
}

function asButton(command: vscode.Command): vscode.MessageItem & { command: vscode.Command } {
  return { title: command.title, command };
}

function isCancellation(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (error instanceof Error && error.name === 'AbortError');
}
