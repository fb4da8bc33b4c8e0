import type { App } from '../app.ts';
import { ContextKeys } from './contextKeys.ts';
import { ProjectPresence } from './projectPresence.ts';

/** Starts the server when there is a project and ends it when there is none, and keeps the context keys true. */
export function watchProject({ context, server, projects }: App): void {
  const presence = new ProjectPresence();
  const keys = new ContextKeys(server, projects);
  context.subscriptions.push(
    presence,
    presence.onDidChange((present) => {
      keys.present = present;
      void (present ? server.start() : server.stop());
    }),
    server.onDidChangeState(() => keys.update()),
    projects.onDidChange(() => keys.update()),
  );
  void presence.look();
}
