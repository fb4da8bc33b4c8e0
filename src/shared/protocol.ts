/**
 * What the extension asks the language server, beside the language features. All of it reads; nothing here writes.
 * Places are project-relative; `root` is the URI of a project's folder.
 */
import type {
  CheckReport,
  GateReport,
  KindInfo,
  MeasureGroup,
  Picture,
  PlanEntry,
  Range,
  StatusReport,
} from '../core/index.ts';

export interface ProjectInfo {
  /** URI of the folder with marketing.yaml. */
  root: string;
  title: string;
  version: string;
  /** True while marketing.yaml cannot be read. */
  broken: boolean;
}

/** The picture of a document, with the title of its project and the URI of the folder that its files are relative to. */
export type ViewAnswer = Picture & { project: string; root: string };

/** Requests by method: what goes out, what comes back. */
export interface Requests {
  'gtm/projects': { params: Record<string, never>; result: ProjectInfo[] };
  'gtm/kinds': { params: Record<string, never>; result: KindInfo[] };
  'gtm/status': { params: { root: string }; result: StatusReport[] };
  'gtm/gate': {
    params: { root: string; names: string[]; playbook?: string };
    result: { report: GateReport; passed: boolean };
  };
  'gtm/check': { params: { root: string }; result: CheckReport };
  'gtm/plan': { params: { root: string }; result: PlanEntry[] };
  /** KPIs planned and actual, money, experiments and milestones. */
  'gtm/measure': { params: { root: string }; result: MeasureGroup[] };
  /** Picture of one document. */
  'gtm/view': { params: { uri: string; view?: string }; result: ViewAnswer };
}

/** Requests of the server to the extension. */
export interface Questions {
  /** Whether to go on with a change, once the person knows what it costs. `action` names what goes on. */
  'gtm/confirm': { params: { message: string; detail: string; action: string }; result: boolean };
}

/** Notifications of the server by method. */
export interface Notifications {
  /** Something that a view shows has moved; ask again for what is on screen. */
  'gtm/changed': { root: string };
}

/** Messages from the extension to a preview panel. */
export type ToPreview =
  | { type: 'show'; title: string; uri: string; locked: boolean; answer: ViewAnswer }
  /** There is no answer now, and why: a sentence for people. */
  | { type: 'failed'; message: string }
  /** The cursor moved, in a file of the project. */
  | { type: 'cursor'; file: string; line: number };

/** Messages from a preview panel to the extension. */
export type FromPreview =
  | { type: 'ready' }
  /** Show another of the document's choices. */
  | { type: 'choose'; view: string }
  /** Stay with this document, or follow the active editor again. */
  | { type: 'lock'; locked: boolean }
  /** Go to a place, in the panel's document or in another file of the project. */
  | { type: 'reveal'; file?: string; range: Range }
  | { type: 'save'; format: 'svg' | 'png' | 'mermaid' | 'html'; content: string }
  /** Put a text on the clipboard. */
  | { type: 'copy'; text: string };
