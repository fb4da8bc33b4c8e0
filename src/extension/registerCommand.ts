import * as vscode from 'vscode';
import type { App } from './app.ts';
import { showProblem } from './showProblem.ts';

/**
 * Registers a command of ours. Whatever it throws ends in one message or in silence, never in the editor's own error.
 * @param run gets the arguments as the editor passes them; they may come from anywhere
 */
export function registerCommand(app: App, id: string, run: (...args: unknown[]) => Promise<void> | void): void {
  app.context.subscriptions.push(
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      app.log.debug(`Command ${id}`);
      try {
        await run(...args);
      } catch (error) {
        // Not awaited: the command has ended, whatever the person does with the message.
        void showProblem(error, app.log);
      }
    }),
  );
}
