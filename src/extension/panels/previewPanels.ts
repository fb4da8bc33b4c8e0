import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { PreviewPanel } from './previewPanel.ts';

const viewType = 'marketing.preview';

/** All open previews: one for each document. They come back after a reload of the window. */
export class PreviewPanels implements vscode.WebviewPanelSerializer {
  readonly #app: App;
  readonly #panels = new Map<string, PreviewPanel>();

  constructor(app: App) {
    this.#app = app;
    app.context.subscriptions.push(vscode.window.registerWebviewPanelSerializer(viewType, this));
  }

  /** Shows the preview of a document beside the editor, a new one or the one that is open. The editor keeps the focus. */
  open(uri: vscode.Uri): void {
    const open = this.#panels.get(String(uri));
    if (open) {
      open.panel.reveal(undefined, true);
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.#add(vscode.window.createWebviewPanel(viewType, '', column), uri);
  }

  /** Takes a panel over that the editor restored; the page itself keeps the address of its document. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { uri, view } = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
    if (typeof uri !== 'string') panel.dispose();
    else this.#add(panel, vscode.Uri.parse(uri), typeof view === 'string' ? view : undefined);
  }

  #add(panel: vscode.WebviewPanel, uri: vscode.Uri, view?: string): void {
    const key = String(uri);
    this.#panels.set(key, new PreviewPanel(this.#app, panel, uri, view));
    this.#app.context.subscriptions.push(panel.onDidDispose(() => this.#panels.delete(key)));
  }
}
