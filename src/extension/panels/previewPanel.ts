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

/** What a panel shows. The page remembers it over a reload of the window. */
export interface Shown {
  uri: vscode.Uri;
  /** Which of the document's views; its first when nobody chose. */
  view?: string;
  /** True for a panel that stays with its document instead of following the active editor. */
  locked?: boolean;
}

/** A live picture of a document, or of its project, beside the editor. */
export class PreviewPanel {
  readonly panel: vscode.WebviewPanel;
  readonly #app: App;
  readonly #store = new DisposableStore();
  /** Asks for the picture and shows it; while one is on its way, further changes wait for one more. */
  readonly #refresh: () => Promise<void>;
  #shown: Shown;
  /** Folder of the project, once the server has named it. */
  #root: vscode.Uri | undefined;
  /** True while the picture is one of the project as a whole. */
  #whole = false;
  /** False until the page's script listens; what is posted before that is lost. */
  #ready = false;
  /** Where the panel is on its way to, until it is known whether there is a picture. */
  #following: vscode.Uri | undefined;

  constructor(app: App, panel: vscode.WebviewPanel, shown: Shown) {
    this.#app = app;
    this.panel = panel;
    this.#shown = shown;
    this.#refresh = latestOnly(() => this.#show());
    const { webview } = panel;
    panel.iconPath = new vscode.ThemeIcon('open-preview');
    this.#nameTab();
    webview.options = { enableScripts: true, localResourceRoots: resourceRoots(app.context.extensionUri) };
    this.#listen();
    webview.html = panelHtml(webview, app.context.extensionUri);
  }

  get uri(): vscode.Uri {
    return this.#shown.uri;
  }

  get isLocked(): boolean {
    return this.#shown.locked === true;
  }

  /** Shows another document, or another view of the same. */
  show(uri: vscode.Uri, view?: string): void {
    this.#following = undefined;
    this.#shown = { uri, ...(view === undefined ? {} : { view }), locked: this.isLocked };
    this.#nameTab();
    void this.#refresh();
  }

  /** Goes along to another document when there is a picture of it. A picture of the whole project stays in its project. */
  async follow(uri: vscode.Uri): Promise<void> {
    this.#following = uri;
    if (this.isLocked || String(uri) === String(this.uri)) return;
    if (this.#whole && this.#root && fileBelow(this.#root, uri) !== undefined) return;
    try {
      const { view, page } = await this.#app.server.request('gtm/view', { uri: String(uri) });
      // Another document or view may have been asked for meanwhile; the last wish counts.
      if ((view || page) && !this.isLocked && this.#following === uri) this.show(uri);
    } catch {
      // A file of no project has no picture; the panel stays where it is.
    }
  }

  #nameTab(): void {
    const name = path.posix.basename(this.uri.path);
    this.panel.title = this.isLocked ? vscode.l10n.t('[Preview] {0}', name) : vscode.l10n.t('Preview {0}', name);
  }

  #listen(): void {
    const { panel } = this;
    const { server, projects } = this.#app;
    const add = (item: vscode.Disposable) => this.#store.add(item);
    const concerns = (uri: vscode.Uri) =>
      String(uri) === String(this.uri) || (this.#whole && this.#root && fileBelow(this.#root, uri) !== undefined);
    panel.onDidDispose(() => this.#store.dispose(), undefined);
    add(panel.webview.onDidReceiveMessage((message: FromPreview) => this.#receive(message)));
    add(vscode.workspace.onDidChangeTextDocument(({ document }) => void (concerns(document.uri) && this.#refresh())));
    // The server says so when another document moved what this one shows, and when a new server is there to ask.
    add(server.onDidChangeProject(({ root }) => void (String(this.uri).startsWith(root) && this.#refresh())));
    add(projects.onDidChange(() => void this.#refresh()));
    const mark = ({ document, selection }: vscode.TextEditor) => {
      const file = this.#root && fileBelow(this.#root, document.uri);
      if (file !== undefined) this.#post({ type: 'cursor', file, line: selection.active.line + 1 });
    };
    add(vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => mark(textEditor)));
    // A file that opens where its cursor was has no change of selection to tell of.
    add(vscode.window.onDidChangeActiveTextEditor((editor) => void (editor && mark(editor))));
  }

  async #show(): Promise<void> {
    if (!this.#ready) return;
    const { uri, view } = this.#shown;
    try {
      const asked = { uri: String(uri), ...(view === undefined ? {} : { view }) };
      const answer = await this.#app.server.request('gtm/view', asked);
      this.#root = vscode.Uri.parse(answer.root);
      this.#whole = answer.choices.some(({ name, whole }) => whole && name === answer.view?.kind);
      const title = answer.view?.title ?? answer.page?.title ?? path.posix.basename(uri.path);
      this.#post({ type: 'show', title, uri: String(uri), locked: this.isLocked, answer });
    } catch (error) {
      // The last good picture stays; the next change asks again.
      this.#app.log.debug(`Preview of ${uri}: ${String(error)}`);
      this.#post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
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
        this.#following = undefined;
        this.#shown = { ...this.#shown, view: message.view };
        void this.#refresh();
        return;
      case 'lock':
        this.#shown = { ...this.#shown, locked: message.locked };
        this.#nameTab();
        void this.#refresh();
        return;
      case 'reveal':
        this.#run(this.#reveal(message.file, toEditorRange(message.range)));
        return;
      case 'save':
        this.#run(savePicture(this.uri, message));
        return;
      case 'copy':
        this.#run(Promise.resolve(vscode.env.clipboard.writeText(message.text)));
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
