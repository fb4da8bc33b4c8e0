import type { Connection, Diagnostic } from 'vscode-languageserver';
import { toDiagnostic, uriOf } from './convert.ts';
import type { ProjectHost } from './projectHost.ts';
import type { Settings } from './settings.ts';
import { isShown } from './shownFindings.ts';
import { gateFindingsShown, gateSource, withGates } from './shownGateFindings.ts';

/** How long the server waits after a change before it looks at what else the change touches. */
const settleTime = 150;

/**
 * Sends diagnostics. The file that a person types in is answered at once; other files that the change touches follow when the
 * typing pauses, a few at a time, so that a keystroke costs the same in a small and in a large project.
 */
export class Publisher {
  readonly #connection: Connection;
  readonly #settings: Settings;
  readonly #openUris: ReadonlyMap<string, string>;
  readonly #onChanged: (host: ProjectHost) => void;
  readonly #published = new Map<string, string>();
  readonly #waiting = new Map<ProjectHost, Set<string>>();
  #timer: NodeJS.Timeout | undefined;
  #disposed = false;

  /**
   * @param openUris URIs of open files by path, as the client writes them
   * @param onChanged called when something else than a file's own findings may have moved
   */
  constructor(
    connection: Connection,
    openUris: ReadonlyMap<string, string>,
    settings: Settings,
    onChanged: (host: ProjectHost) => void = () => {},
  ) {
    this.#onChanged = onChanged;
    this.#settings = settings;
    this.#connection = connection;
    this.#openUris = openUris;
  }

  /** Checks one file now and sends what changed. */
  publish(host: ProjectHost, file: string): void {
    // What was still waiting for a project that is gone must not speak for the one that has its files now.
    if (host.isGone) return;
    const absolute = host.absolute(file);
    const diagnostics = this.#diagnostics(host, file);
    const print = JSON.stringify(diagnostics);
    if ((this.#published.get(absolute) ?? '[]') === print) return;
    this.#published.set(absolute, print);
    void this.#connection.sendDiagnostics({ uri: this.#uri(absolute), diagnostics });
  }

  /** What the rules find in a file, with the gates that it keeps closed, and then what only gates ask for. */
  #diagnostics(host: ProjectHost, file: string): Diagnostic[] {
    const uriOfFile = (other: string) => this.#uri(host.absolute(other));
    const document = host.project?.documents.get(file);
    // Others validate the files that are open, and no other.
    const isLeft = this.#settings.otherYamlValidation && this.#openUris.has(host.absolute(file));
    const settings = { ...this.#settings, otherYamlValidation: isLeft };
    const shown = document
      ? (host.checker?.check(file) ?? []).filter((finding) => isShown(finding, document, settings))
      : [];
    return [
      ...withGates(host, file, shown, settings).map((finding) => toDiagnostic(finding, uriOfFile)),
      ...gateFindingsShown(host, file, settings).map((finding) => toDiagnostic(finding, uriOfFile, gateSource)),
    ];
  }

  /** Checks these files when the typing pauses, and says that the project has changed. */
  publishLater(host: ProjectHost, files: Iterable<string>): void {
    const waiting = this.#waiting.get(host) ?? new Set<string>();
    for (const file of files) waiting.add(file);
    this.#waiting.set(host, waiting);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#flush(), settleTime);
  }

  /** Checks every file of a project now. */
  publishAll(host: ProjectHost): void {
    for (const file of host.project?.documents.keys() ?? []) this.publish(host, file);
    this.#changed(host);
  }

  /** Takes back what was sent for the files of a project that is gone. */
  clear(isGone: (absolute: string) => boolean): void {
    for (const absolute of this.#published.keys()) {
      if (!isGone(absolute)) continue;
      this.#published.delete(absolute);
      void this.#connection.sendDiagnostics({ uri: this.#uri(absolute), diagnostics: [] });
    }
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  async #flush(): Promise<void> {
    const batches = [...this.#waiting];
    this.#waiting.clear();
    for (const [host, files] of batches) {
      for (const [index, file] of [...files].entries()) {
        // Let a keystroke in between.
        if (index % 20 === 19) await new Promise<void>((resolve) => setImmediate(resolve));
        if (this.#disposed) return;
        this.publish(host, file);
      }
      this.#changed(host);
    }
  }

  #changed(host: ProjectHost): void {
    void this.#connection.sendNotification('gtm/changed', { root: uriOf(host.root) });
    this.#onChanged(host);
  }

  #uri(absolute: string): string {
    return this.#openUris.get(absolute) ?? uriOf(absolute);
  }
}
