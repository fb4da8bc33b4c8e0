import * as vscode from 'vscode';
import type { AgentLog, RunRecord } from '../../core/index.ts';
import { DisposableStore } from '../disposableStore.ts';
import { gtmExecutable } from '../gtmExecutable.ts';
import type { GtmProcess } from '../gtmProcess.ts';
import { latestOnly } from '../latestOnly.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { AgentRun, type RunTarget } from './agentRun.ts';

/** A run as the journal tells it. */
export type JournalRun = RunRecord & { running: boolean; folder: string; open: readonly string[] };

/** What the journal and git say about a project. */
export interface AgentHistory {
  runs: readonly JournalRun[];
  log: readonly AgentLog[];
}

/** The runs of this window, and what the journals of the projects say about earlier ones and those of other windows. */
export class AgentRuns implements vscode.Disposable {
  readonly #extensionPath: string;
  readonly #gtm: GtmProcess;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly #here = new Set<AgentRun>();
  readonly onDidChange = this.#changed.event;
  /** Projects with runs at work that this window did not start, when it last looked. */
  readonly #elsewhere = new Set<string>();
  readonly #tell: () => Promise<void>;

  constructor(extensionPath: string, gtm: GtmProcess) {
    this.#extensionPath = extensionPath;
    this.#gtm = gtm;
    this.#tell = latestOnly(async () => this.#changed.fire());
  }

  /** Starts a run. */
  start(target: RunTarget): AgentRun {
    const run = new AgentRun(gtmExecutable(this.#extensionPath), target);
    this.#here.add(run);
    this.#store.add(run);
    run.onDidChange(() => void this.#tell());
    this.#changed.fire();
    return run;
  }

  /** The run of this window with an id of the journal. */
  byId(id: string): AgentRun | undefined {
    return [...this.#here].find((run) => run.id === id);
  }

  /** True while a run is at work that this window did not start. */
  get elsewhere(): boolean {
    return this.#elsewhere.size > 0;
  }

  /** Changes that wait for a person's word, in all runs of this window. */
  get questions(): number {
    return [...this.#here].reduce((sum, run) => sum + run.questions.length, 0);
  }

  /** Reads the journal and the history of a project. Nothing is started in Restricted Mode. */
  async history({ root }: ProjectModel): Promise<AgentHistory> {
    if (!vscode.workspace.isTrusted) return { runs: [], log: [] };
    const ask = async <T>(args: readonly string[]) => {
      try {
        return await this.#gtm.json<T>([...args, '--project', root.fsPath], root.fsPath);
      } catch {
        // A project outside a repository has neither.
        return undefined;
      }
    };
    const [runs, log] = await Promise.all([
      ask<{ runs: JournalRun[] }>(['runs']),
      ask<{ agents: AgentLog[] }>(['log', '--limit', '50']),
    ]);
    const all = [...(runs?.runs ?? [])].reverse();
    if (all.some(({ running, id }) => running && !this.byId(id))) this.#elsewhere.add(root.fsPath);
    else this.#elsewhere.delete(root.fsPath);
    return { runs: all, log: log?.agents ?? [] };
  }

  refresh(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#store.dispose();
  }
}
