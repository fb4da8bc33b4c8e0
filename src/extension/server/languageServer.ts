import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Notifications, Requests } from '../../shared/protocol.ts';
import { DisposableStore } from '../disposableStore.ts';
import { UserProblem } from '../userProblem.ts';
import { confirm } from './confirm.ts';
import type { ExtensionPlace } from './extensionPlace.ts';
import { onDidChangeServerSettings, serverSettings } from './serverSettings.ts';

/** Whether there is somebody to ask. `failed`: it does not start, or crashed too often. */
export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

/** Code of an answer that is a sentence for people (`RequestFailed` of the protocol). */
const requestFailed = -32803;

/** The language server: started when there is a project, restarted after a crash and on demand. */
export class LanguageServer implements vscode.Disposable {
  readonly #place: ExtensionPlace;
  readonly #log: vscode.LogOutputChannel;
  readonly #store = new DisposableStore();
  readonly #stateChanged = this.#store.add(new vscode.EventEmitter<ServerState>());
  readonly #projectChanged = this.#store.add(new vscode.EventEmitter<Notifications['gtm/changed']>());
  #client: LanguageClient | undefined;
  #clientStore = new DisposableStore();
  #work: Promise<void> = Promise.resolve();
  #state: ServerState = 'stopped';

  readonly onDidChangeState = this.#stateChanged.event;
  /** Something that a view shows has moved. */
  readonly onDidChangeProject = this.#projectChanged.event;

  constructor(place: ExtensionPlace, log: vscode.LogOutputChannel) {
    this.#place = place;
    this.#log = log;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Starts the server unless it runs. */
  start(): Promise<void> {
    return this.#enqueue(async () => {
      if (!this.#client) await this.#open();
    });
  }

  restart(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#close();
      await this.#open();
    });
  }

  stop(): Promise<void> {
    return this.#enqueue(() => this.#close());
  }

  /**
   * Asks the server.
   * @throws UserProblem when it refuses with a sentence, or does not run
   */
  async request<M extends keyof Requests>(
    method: M,
    params: Requests[M]['params'],
    token?: vscode.CancellationToken,
  ): Promise<Requests[M]['result']> {
    await this.#work;
    const client = this.#client;
    if (!client || this.#state === 'failed') throw notRunning();
    try {
      return await client.sendRequest<Requests[M]['result']>(method, params, token);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === requestFailed)
        throw new UserProblem(error.message);
      throw error;
    }
  }

  /** Shows what the server has found once more, after somebody else has shown something in its place. */
  showFindingsAgain(): void {
    const shown = this.#client?.diagnostics;
    for (const [uri, diagnostics] of [...(shown ?? [])]) shown?.set(uri, [...diagnostics]);
  }

  dispose(): void {
    void this.stop().finally(() => this.#store.dispose());
  }

  /** One thing after the other: a restart waits for a start that is under way. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work);
    return this.#work;
  }

  async #open(): Promise<void> {
    this.#setState('starting');
    const store = new DisposableStore();
    this.#clientStore = store;
    try {
      const { createClient, createWatchers } = await import('./createClient.ts');
      const watchers = createWatchers().map((watcher) => store.add(watcher));
      const client = await createClient(this.#place, this.#log, watchers, () => this.#setState('failed'));
      this.#client = client;
      store.add(client.onNotification('gtm/changed', (moved) => this.#projectChanged.fire(moved)));
      store.add(client.onRequest<boolean, void>('gtm/confirm', confirm));
      await client.start();
      let sent = JSON.stringify(serverSettings());
      store.add(
        onDidChangeServerSettings(() => {
          const settings = serverSettings();
          if (JSON.stringify(settings) === sent || !client.isRunning()) return;
          sent = JSON.stringify(settings);
          void client.sendNotification('workspace/didChangeConfiguration', { settings: { marketing: settings } });
        }),
      );
      // From here on the client restarts its server by itself; each new one is asked everything afresh.
      store.add(client.onDidChangeState(() => client.isRunning() && this.#setState('running')));
      this.#setState('running');
    } catch (error) {
      this.#log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      this.#setState('failed');
    }
  }

  async #close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#clientStore.dispose();
    try {
      await client?.dispose();
    } catch (error) {
      // A server that is gone already cannot be asked to end.
      this.#log.debug(`Stopping the server: ${String(error)}`);
    }
    this.#setState('stopped');
  }

  #setState(state: ServerState): void {
    this.#state = state;
    this.#stateChanged.fire(state);
  }
}

function notRunning(): UserProblem {
  return new UserProblem(
    vscode.l10n.t('The language server does not run. Restart it, or see in the log why it ended.'),
    [
      { command: 'marketing.restartServer', title: vscode.l10n.t('Restart Server') },
      { command: 'marketing.showLog', title: vscode.l10n.t('Show Log') },
    ],
  );
}
