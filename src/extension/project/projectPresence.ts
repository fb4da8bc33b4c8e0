import * as vscode from 'vscode';
import { DisposableStore } from '../disposableStore.ts';

const projectFile = 'marketing.yaml';

/** Knows whether any folder of the window holds a project, or lies in one. Nothing else is looked at. */
export class ProjectPresence implements vscode.Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<boolean>());
  #present: boolean | undefined;

  readonly onDidChange = this.#changed.event;
  /** Resolves when the folders were looked at for the first time, and who listens has been told. */
  readonly firstLook: Promise<void>;

  constructor() {
    const watcher = this.#store.add(vscode.workspace.createFileSystemWatcher(`**/${projectFile}`, false, true, false));
    this.#store.add(watcher.onDidCreate(() => this.look()));
    this.#store.add(watcher.onDidDelete(() => this.look()));
    this.#store.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.look()));
    this.firstLook = this.look();
  }

  /** Looks again, and tells who listens when the answer has changed. */
  async look(): Promise<void> {
    const present = await isAnywhere();
    if (present === this.#present) return;
    this.#present = present;
    this.#changed.fire(present);
  }

  dispose(): void {
    this.#store.dispose();
  }
}

async function isAnywhere(): Promise<boolean> {
  const below = await vscode.workspace.findFiles(`**/${projectFile}`, '**/{node_modules,.git}/**', 1);
  if (below.length > 0) return true;
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    if (folder.uri.scheme === 'file' && (await isAbove(folder.uri))) return true;
  }
  return false;
}

/** True when a folder above this one is a project, as `gtm` itself would find it. */
async function isAbove(folder: vscode.Uri): Promise<boolean> {
  for (let place = folder; ; ) {
    const parent = vscode.Uri.joinPath(place, '..');
    if (parent.path === place.path) return false;
    place = parent;
    try {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(place, projectFile));
      return true;
    } catch {
      // Not here: one folder up.
    }
  }
}
