import path from 'node:path';
import * as vscode from 'vscode';
import type { FromPreview, ToPreview } from '../../shared/protocol.ts';
import type { App } from '../app.ts';
import { DisposableStore } from '../disposableStore.ts';
import { latestOnly } from '../latestOnly.ts';
import { fileBelow, fileIn, toEditorRange } from '../project/places.ts';
import { showProblem } from '../showProblem.ts';
import { panelHtml, resourceRoots } from './panelHtml.ts';
import { savePicture } from './savePicture.ts';

/** The live picture of one document, beside its editor. */
export class PreviewPanel {
  readonly uri: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  readonly #app: App;
  readonly #store = new DisposableStore();
  /** Asks for the picture and shows it; while one is on its way, further changes wait for one more. */
  readonly #refresh: () => Promise<void>;
  /** Which of the document's views is shown; its first until somebody chooses. */
  #view: string | undefined;
  /** Folder of the project, once the server has named it. */
  #root: vscode.Uri | undefined;
  /** False until the page's script listens; what is posted before that is lost. */
  #ready = false;

  constructor(app: App, panel: vscode.WebviewPanel, uri: vscode.Uri, view?: string) {
    this.#app = app;
    this.panel = panel;
    this.uri = uri;
    this.#view = view;
    this.#refresh = latestOnly(() => this.#show());
    const { webview } = panel;
    panel.title = vscode.l10n.t('Preview {0}', path.posix.basename(uri.path));
    panel.iconPath = new vscode.ThemeIcon('open-preview');
    webview.options = { enableScripts: true, localResourceRoots: resourceRoots(app.context.extensionUri) };
    this.#listen();
    webview.html = panelHtml(webview, app.context.extensionUri);
  }

  #listen(): void {
    const isOurs = (document: vscode.TextDocument) => String(document.uri) === String(this.uri);
    const { panel, uri } = this;
    const { server, projects } = this.#app;
    const add = (item: vscode.Disposable) => this.#store.add(item);
    panel.onDidDispose(() => this.#store.dispose(), undefined);
    add(panel.webview.onDidReceiveMessage((message: FromPreview) => this.#receive(message)));
    add(vscode.workspace.onDidChangeTextDocument(({ document }) => void (isOurs(document) && this.#refresh())));
    // The server says so when another document moved what this one shows, and when a new server is there to ask.
    add(server.onDidChangeProject(({ root }) => void (String(uri).startsWith(root) && this.#refresh())));
    add(projects.onDidChange(() => void this.#refresh()));
    add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const line = selections[0]?.active.line;
        const file = this.#root && fileBelow(this.#root, textEditor.document.uri);
        if (file !== undefined && line !== undefined) this.#post({ type: 'cursor', file, line: line + 1 });
      }),
    );
  }

  async #show(): Promise<void> {
    if (!this.#ready) return;
    try {
      const view = this.#view === undefined ? {} : { view: this.#view };
      const answer = await this.#app.server.request('gtm/view', { uri: String(this.uri), ...view });
      this.#root = vscode.Uri.parse(answer.root);
      const title = answer.view?.title ?? path.posix.basename(this.uri.path);
      this.#post({ type: 'show', title, uri: String(this.uri), answer });
    } catch (error) {
      // The last good picture stays; the next change asks again.
      this.#app.log.debug(`Preview of ${this.uri}: ${String(error)}`);
    }
  }

  #post(message: ToPreview): void {
    if (this.#ready) void this.panel.webview.postMessage(message);
  }

  #receive(message: FromPreview): void {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        void this.#refresh();
        return;
      case 'choose':
        this.#view = message.view;
        void this.#refresh();
        return;
      case 'reveal':
        this.#run(this.#reveal(message.file, toEditorRange(message.range)));
        return;
      case 'save':
        this.#run(savePicture(this.uri, message));
        return;
      default:
        message satisfies never;
    }
  }

  /** Shows a place in the editor of its file, in the column where that, or else the document, is open. */
  async #reveal(file: string | undefined, { start }: vscode.Range): Promise<void> {
    const uri = file === undefined ? this.uri : this.#root && fileIn(this.#root, file);
    // The page is not trusted: what it names has to be inside the project.
    if (!uri || (this.#root && fileBelow(this.#root, uri) === undefined)) return;
    const columnOf = (wanted: vscode.Uri) =>
      vscode.window.visibleTextEditors.find((editor) => String(editor.document.uri) === String(wanted))?.viewColumn;
    const viewColumn = columnOf(uri) ?? columnOf(this.uri) ?? vscode.ViewColumn.One;
    // The cursor goes to where the part begins: with the whole part selected, the editor would show its end.
    await vscode.window.showTextDocument(uri, { selection: new vscode.Range(start, start), viewColumn });
  }

  #run(work: Promise<void>): void {
    work.catch((error) => showProblem(error, this.#app.log));
  }
}
