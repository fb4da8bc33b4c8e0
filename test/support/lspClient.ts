import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { inRepository } from './scratch.ts';

/** A language client on a real connection to the built server, for one folder. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly root: string;
  initialized!: InitializeResult;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #diagnostics = new Map<string, Diagnostic[]>();
  readonly #waiting = new Set<() => void>();
  readonly #versions = new Map<string, number>();
  #changes = 0;

  private constructor(root: string) {
    this.root = root;
    this.#process = spawn(process.execPath, [inRepository('dist/gtm.mjs'), 'lsp'], { cwd: root, stdio: 'pipe' });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
    );
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: PublishDiagnosticsParams) => {
        this.#diagnostics.set(uri, diagnostics);
        this.#moved();
      },
    );
    this.connection.onNotification('gtm/changed', () => {
      this.#changes++;
      this.#moved();
    });
    this.connection.listen();
  }

  /** Starts a server on a folder and waits until it has read the projects there. */
  static async start(root: string, settings: Record<string, unknown> = {}): Promise<LspClient> {
    const client = new LspClient(root);
    const folder = { uri: pathToFileURL(root).href, name: 'test' };
    client.initialized = await client.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: folder.uri,
      workspaceFolders: [folder],
      initializationOptions: settings,
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  uri(file: string): string {
    return pathToFileURL(`${this.root}/${file}`).href;
  }

  /** Opens a file in the client's editor. @param text its text; default: what is on disk */
  async open(file: string, text?: string): Promise<void> {
    const uri = this.uri(file);
    const content = text ?? (await readFile(`${this.root}/${file}`, 'utf8'));
    this.#versions.set(uri, 1);
    const languageId = file.endsWith('.md') ? 'markdown' : 'yaml';
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text: content },
    });
  }

  /** Replaces the text of an open file. */
  async type(file: string, text: string): Promise<void> {
    const uri = this.uri(file);
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  async close(file: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(file) } });
  }

  /** Says that files changed on disk: 1 created, 2 changed, 3 deleted. */
  async filesChanged(changes: Record<string, 1 | 2 | 3>): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: Object.entries(changes).map(([file, type]) => ({ uri: this.uri(file), type })),
    });
  }

  request<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  /** Diagnostics that the server has sent for a file. */
  diagnostics(file: string): readonly Diagnostic[] {
    return this.#diagnostics.get(this.uri(file)) ?? [];
  }

  /** Waits until a condition on what the server has sent holds. */
  async until<T>(condition: () => T | undefined | false, what: string, timeout = 45_000): Promise<T> {
    const giveUp = AbortSignal.timeout(timeout);
    for (;;) {
      const value = condition();
      if (value !== undefined && value !== false) return value;
      await new Promise<void>((resolve, reject) => {
        const stop = () =>
          reject(
            new Error(
              `The server did not get to: ${what}. Its diagnostics: ${JSON.stringify([...this.#diagnostics], null, 1)}`,
            ),
          );
        giveUp.addEventListener('abort', stop, { once: true });
        this.#waiting.add(() => {
          giveUp.removeEventListener('abort', stop);
          resolve();
        });
      });
    }
  }

  /** Number of times the server has said that a project changed. */
  get changes(): number {
    return this.#changes;
  }

  /** Ends the server as an editor does, and waits for the process to be gone. */
  async stop(): Promise<number | null> {
    const ended = once(this.#process, 'exit') as Promise<[number | null]>;
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const [code] = await ended;
    this.connection.dispose();
    return code;
  }

  #moved(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }
}
