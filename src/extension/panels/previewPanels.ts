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
    const uri = typeof state === 'object' && state !== null && 'uri' in state ? state.uri : undefined;
    if (typeof uri === 'string') this.#add(panel, vscode.Uri.parse(uri));
    else panel.dispose();
  }

  #add(panel: vscode.WebviewPanel, uri: vscode.Uri): void {
    const key = String(uri);
    this.#panels.set(key, new PreviewPanel(this.#app, panel, uri));
    this.#app.context.subscriptions.push(panel.onDidDispose(() => this.#panels.delete(key)));
  }
}
