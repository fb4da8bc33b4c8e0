import { evaluateAll, type PlaybookResult } from '../core/index.ts';
import { JudgedGates } from './judgedGates.ts';
import type { ProjectHost } from './projectHost.ts';
import type { Publisher } from './publisher.ts';
import { isOn, type Settings } from './settings.ts';

/** How long the server waits after a change for somebody to ask for the gates, before it judges them by itself. */
const patience = 400;

/**
 * Keeps what is known of the gates true to the files. A client that shows gates asks for them after each change, and what it
 * gets is kept; for one that does not, the server judges them when the typing pauses.
 */
export class GateWatch {
  readonly #settings: Settings;
  readonly #publisher: Publisher;
  readonly #onStates: () => void;
  readonly #timers = new Map<ProjectHost, NodeJS.Timeout>();

  /** @param onStates called when a gate stands elsewhere than before */
  constructor(settings: Settings, publisher: Publisher, onStates: () => void) {
    this.#settings = settings;
    this.#publisher = publisher;
    this.#onStates = onStates;
  }

  /** Takes notice that a project has changed. */
  changed(host: ProjectHost): void {
    clearTimeout(this.#timers.get(host));
    if (!isOn(this.#settings.codeLens, 'gate') && this.#settings.gateFindings === 'off') return;
    // What cannot be judged now is judged after the next change; who asks for it gets the error.
    this.#timers.set(
      host,
      setTimeout(() => void this.judge(host).catch(() => {}), patience),
    );
  }

  /** Judges all gates of a project, and shows what changed by it. */
  async judge(host: ProjectHost): Promise<readonly PlaybookResult[]> {
    clearTimeout(this.#timers.get(host));
    const context = await host.context(this.#settings.trusted);
    const { project, engine } = await host.load();
    const before = host.judged;
    const judged = new JudgedGates(project, evaluateAll(project, engine, context));
    host.judged = judged;
    for (const file of new Set([...(before?.files ?? []), ...judged.files])) this.#publisher.publish(host, file);
    if (before?.states !== judged.states) this.#onStates();
    return judged.results;
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
