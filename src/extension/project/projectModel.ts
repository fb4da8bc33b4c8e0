import * as vscode from 'vscode';
import type { GateReport, KindInfo, MeasureGroup, PlanEntry, StatusReport } from '../../core/index.ts';
import type { ProjectInfo } from '../../shared/protocol.ts';
import type { LanguageServer } from '../server/languageServer.ts';

export type Gate = GateReport['gates'][number];
export type Criterion = Gate['criteria'][number];
export type Phase = StatusReport['phases'][number];
export type Step = Phase['steps'][number];

/** One state of a project as the server tells it. A change makes a new model; what is on screen is asked for once per model. */
export class ProjectModel {
  readonly root: vscode.Uri;
  readonly title: string;
  /** True while marketing.yaml cannot be read. */
  readonly broken: boolean;
  /** Where each of its playbooks stands. */
  readonly reports: readonly StatusReport[];
  readonly #server: LanguageServer;
  /** Its root as the server writes it. */
  readonly rootText: string;
  readonly #gates = new Map<string, Promise<readonly Gate[]>>();
  #plan: Promise<readonly PlanEntry[]> | undefined;
  #measure: Promise<readonly MeasureGroup[]> | undefined;

  constructor(server: LanguageServer, info: ProjectInfo, reports: readonly StatusReport[]) {
    this.#server = server;
    this.rootText = info.root;
    this.root = vscode.Uri.parse(info.root);
    this.title = info.title || (this.root.path.split('/').filter(Boolean).at(-1) ?? '');
    this.broken = info.broken;
    this.reports = reports;
  }

  /** Reads a project's state from the server. */
  static async read(server: LanguageServer, info: ProjectInfo): Promise<ProjectModel> {
    return new ProjectModel(server, info, info.broken ? [] : await server.request('gtm/status', { root: info.root }));
  }

  /** All gates of a playbook, with findings and evidence. */
  gates(playbook: string): Promise<readonly Gate[]> {
    const known = this.#gates.get(playbook);
    if (known) return known;
    const asked = this.#server
      .request('gtm/gate', { root: this.rootText, names: [], playbook })
      .then(({ report }) => report.gates);
    this.#gates.set(playbook, asked);
    return asked;
  }

  /** The documents of the plan. */
  plan(): Promise<readonly PlanEntry[]> {
    this.#plan ??= this.#server.request('gtm/plan', { root: this.rootText });
    return this.#plan;
  }

  /** KPIs planned and actual, money, experiments, milestones. */
  measure(): Promise<readonly MeasureGroup[]> {
    this.#measure ??= this.#server.request('gtm/measure', { root: this.rootText });
    return this.#measure;
  }

  /** Every kind of document there is, in the order in which a plan is made. */
  kinds(): Promise<readonly KindInfo[]> {
    return this.#server.request('gtm/kinds', {});
  }

  /** Checks every file afresh; the server publishes what it finds. */
  check() {
    return this.#server.request('gtm/check', { root: this.rootText });
  }

  /** True for a file inside the project. */
  contains(uri: vscode.Uri): boolean {
    return uri.scheme === this.root.scheme && uri.path.startsWith(`${this.root.path.replace(/\/$/, '')}/`);
  }
}
