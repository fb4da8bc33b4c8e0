import type { Kind } from '../documents/kinds.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import type { StatusReport } from '../reports/status.ts';
import type { ViewHead } from './model.ts';

/** What a view may look at beside its document. */
export interface ViewWorld {
  /** The whole project; `viewOf(project)` in `core/project/view.ts` keeps to the current cycle. */
  project: Project;
  /** The day where the person is: `2026-06-02`. Undefined where nobody says, and then nothing is marked as today. */
  today?: string;
  /** Where each playbook stands; only given to views that ask for it. */
  status?: readonly StatusReport[];
}

interface SourceHead {
  /** Name on the command line; the view that it makes has it as its kind. */
  name: string;
  /** Name for people. */
  title: string;
  /** True for a view that shows where the playbooks stand. Working that out takes time, so it is done for these only. */
  needsStatus?: boolean;
}

/** A way to look at the documents of a kind. */
export interface DocumentViewSource<K extends Kind = Kind> extends SourceHead {
  kind: K;
  of(document: PlanDocument<K>, world: ViewWorld): ViewHead;
}

/** A way to look at a project as a whole. */
export interface ProjectViewSource extends SourceHead {
  of(world: ViewWorld): ViewHead;
}
