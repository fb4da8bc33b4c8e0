import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';

const mostCrashes = 4;
const within = 3 * 60_000;

/** Starts the server again after a crash, unless it crashes over and over. Whether it gave up is told to `onGaveUp`. */
export class RestartPolicy implements ErrorHandler {
  readonly #onGaveUp: () => void;
  #crashes: number[] = [];

  constructor(onGaveUp: () => void) {
    this.#onGaveUp = onGaveUp;
  }

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < within), now];
    if (this.#crashes.length <= mostCrashes) return { action: CloseAction.Restart, handled: true };
    this.#onGaveUp();
    return { action: CloseAction.DoNotRestart, handled: true };
  }
}
