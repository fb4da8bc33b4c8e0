import * as vscode from 'vscode';
import { DisposableStore } from '../disposableStore.ts';
import { latestOnly } from '../latestOnly.ts';
import type { LanguageServer } from '../server/languageServer.ts';
import { ProjectModel } from './projectModel.ts';

/** The projects of the window as the server last told them. Views read it and listen to it. */
export class ProjectStore implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  #projects: readonly ProjectModel[] = [];
  #loaded = false;

  readonly onDidChange = this.#changed.event;
  /** Reads everything afresh; calls that come meanwhile are answered by one more reading. */
  readonly refresh: () => Promise<void>;

  constructor(server: LanguageServer, log: vscode.LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.refresh = latestOnly(() => this.#read());
    this.#store.add(server.onDidChangeProject(() => this.refresh()));
    this.#store.add(
      server.onDidChangeState((state) => {
        if (state === 'running') void this.refresh();
        else this.#set([], false);
      }),
    );
  }

  get projects(): readonly ProjectModel[] {
    return this.#projects;
  }

  /** True once the server has told which projects there are. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** The innermost project that a file belongs to. */
  projectOf(uri: vscode.Uri): ProjectModel | undefined {
    const around = this.#projects.filter((project) => project.contains(uri));
    return around.sort((a, b) => b.root.path.length - a.root.path.length)[0];
  }

  /** The project that the person works on: that of the active editor, else the first one. */
  get current(): ProjectModel | undefined {
    const active = vscode.window.activeTextEditor?.document.uri;
    return (active && this.projectOf(active)) ?? this.#projects[0];
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #read(): Promise<void> {
    try {
      const infos = await this.#server.request('gtm/projects', {});
      const projects = await Promise.all(infos.map((info) => ProjectModel.read(this.#server, info)));
      this.#set(projects, true);
    } catch (error) {
      // The server may have ended meanwhile; its state says so in the views.
      this.#log.warn(`Reading the projects: ${String(error)}`);
    }
  }

  #set(projects: readonly ProjectModel[], loaded: boolean): void {
    this.#projects = projects;
    this.#loaded = loaded;
    this.#changed.fire();
  }
}
