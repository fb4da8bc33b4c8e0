import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { PreviewPanel, type Shown } from './previewPanel.ts';

const viewType = 'marketing.preview';

/**
 * All open previews: one that follows the active editor, and those that somebody locked to their document. They come back
 * after a reload of the window.
 */
export class PreviewPanels implements vscode.WebviewPanelSerializer {
  readonly #app: App;
  readonly #panels = new Set<PreviewPanel>();

  constructor(app: App) {
    this.#app = app;
    app.context.subscriptions.push(
      vscode.window.registerWebviewPanelSerializer(viewType, this),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor) for (const panel of this.#panels) void panel.follow(editor.document.uri);
      }),
    );
  }

  /** Shows a document in the panel that follows, or in a new one beside the editor. The editor keeps the focus. */
  open(uri: vscode.Uri): void {
    const panels = [...this.#panels];
    const open = panels.find((panel) => String(panel.uri) === String(uri)) ?? panels.find((panel) => !panel.isLocked);
    if (open) {
      if (String(open.uri) !== String(uri)) open.show(uri);
      open.panel.reveal(undefined, true);
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.#add(vscode.window.createWebviewPanel(viewType, '', column), { uri });
  }

  /** Takes a panel over that the editor restored; the page itself keeps what it showed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const shown = shownIn(state);
    if (shown) this.#add(panel, shown);
    else panel.dispose();
  }

  #add(webview: vscode.WebviewPanel, shown: Shown): void {
    const panel = new PreviewPanel(this.#app, webview, shown);
    this.#panels.add(panel);
    this.#app.context.subscriptions.push(webview.onDidDispose(() => this.#panels.delete(panel)));
  }
}

/** What a remembered state says; undefined when it is none of ours. */
function shownIn(state: unknown): Shown | undefined {
  const { uri, view, locked } = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
  if (typeof uri !== 'string') return undefined;
  const named = typeof view === 'string' && view !== '' ? { view } : {};
  return { uri: vscode.Uri.parse(uri), ...named, locked: locked === true };
}
