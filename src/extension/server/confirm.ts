import * as vscode from 'vscode';
import type { Questions } from '../../shared/protocol.ts';

/** Asks the person whether to go on with a change that costs something. Closing the question means no. */
export async function confirm({
  message,
  detail,
  action,
}: Questions['gtm/confirm']['params']): Promise<Questions['gtm/confirm']['result']> {
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, action)) === action;
}
