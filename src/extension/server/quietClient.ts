import { LanguageClient } from 'vscode-languageclient/node';

/**
 * A language client that never pops up: what goes wrong is in the log, and the views say so in their place. Once disposed
 * it says nothing at all, because its server may end after the log has gone.
 */
export class QuietClient extends LanguageClient {
  #ended = false;

  /** True once it is disposed. */
  get ended(): boolean {
    return this.#ended;
  }

  override error(message: string, data?: unknown): void {
    if (!this.#ended) super.error(message, data, false);
  }

  override warn(message: string, data?: unknown): void {
    if (!this.#ended) super.warn(message, data, false);
  }

  override info(message: string, data?: unknown): void {
    if (!this.#ended) super.info(message, data, false);
  }

  override dispose(timeout?: number): Promise<void> {
    this.#ended = true;
    return super.dispose(timeout);
  }
}
