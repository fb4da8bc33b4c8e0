import * as vscode from 'vscode';
import type { LanguageServer } from '../server/languageServer.ts';
import type { ProjectStore } from './projectStore.ts';

/** What the menus and welcome texts ask about. */
export type ProjectState = 'loading' | 'none' | 'broken' | 'ready';

/** Keeps the context keys `marketing.hasProject`, `marketing.state` and `marketing.serverFailed` true. */
export class ContextKeys {
  readonly #set = new Map<string, unknown>();
  readonly #server: LanguageServer;
  readonly #projects: ProjectStore;
  /** Undefined until the folders were looked at. */
  #present: boolean | undefined;

  constructor(server: LanguageServer, projects: ProjectStore) {
    this.#server = server;
    this.#projects = projects;
    this.update();
  }

  set present(present: boolean) {
    this.#present = present;
    this.update();
  }

  get state(): ProjectState {
    if (this.#present === undefined) return 'loading';
    if (!this.#present) return 'none';
    if (this.#server.state === 'failed') return 'broken';
    if (!this.#projects.loaded) return 'loading';
    return this.#projects.projects.every((project) => project.broken) ? 'broken' : 'ready';
  }

  update(): void {
    this.#put('marketing.hasProject', this.#present === true);
    this.#put('marketing.state', this.state);
    this.#put('marketing.serverFailed', this.#server.state === 'failed');
  }

  #put(key: string, value: unknown): void {
    if (this.#set.get(key) === value) return;
    this.#set.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
