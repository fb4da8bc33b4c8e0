import type { App } from '../app.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { GateNode } from '../views/gateNode.ts';
import { PhaseNode } from '../views/phaseNode.ts';
import { StepNode } from '../views/stepNode.ts';

/** What to run: a phase with all its gates, or one gate. */
export interface GateTarget {
  project: ProjectModel;
  playbook: string;
  /** Id of a phase or a gate, as the command line takes it. */
  name: string;
  title: string;
}

/** What a row of the view Phases stands for; undefined for any other argument of a command. */
export function gateTargetOf(node: unknown): GateTarget | undefined {
  if (node instanceof PhaseNode) {
    const { project, playbook, phase } = node;
    return { project, playbook, name: phase.id, title: phase.title };
  }
  if (node instanceof StepNode || node instanceof GateNode) {
    const { project, playbook } = node;
    const name = node instanceof StepNode ? node.step.gate.id : node.gate.id;
    return { project, playbook, name, title: node.gate?.title ?? name };
  }
  return undefined;
}

/** What a line above a document names, as the language server writes it. */
interface LensTarget {
  root: string;
  playbook: string;
  name: string;
  title: string;
}

/** What a line above a document stands for; undefined for any other argument of a command. */
export function targetOfLens(app: App, argument: unknown): GateTarget | undefined {
  if (argument === null || typeof argument !== 'object' || !('root' in argument)) return undefined;
  const { root, playbook, name, title } = argument as LensTarget;
  const project = app.projects.projects.find((candidate) => candidate.rootText === root);
  return project && { project, playbook, name, title };
}
