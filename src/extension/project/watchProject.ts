import type { App } from '../app.ts';
import { ContextKeys } from './contextKeys.ts';

/** Starts the server when there is a project and ends it when there is none, and keeps the context keys true. */
export function watchProject({ context, presence, server, projects }: App): void {
  const keys = new ContextKeys(server, projects);
  context.subscriptions.push(
    presence.onDidChange((present) => {
      keys.present = present;
      void (present ? server.start() : server.stop());
    }),
    server.onDidChangeState(() => keys.update()),
    projects.onDidChange(() => keys.update()),
  );
}
