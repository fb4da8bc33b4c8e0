import {
  bareContext,
  Checker,
  type EvaluationContext,
  evaluatePlaybook,
  type FoundStep,
  type GateResult,
  loadProject,
  type PlaybookResult,
  type Project,
} from '../../core/index.ts';
import { dayOf, evaluationContext, sha256 } from '../evaluationContext.ts';
import { NodeWorkspace } from '../workspace.ts';

/** A folder read as a project, with the verdict on its gates. */
export interface Judged {
  project: Project;
  checker: Checker;
  result(playbook: string): PlaybookResult | undefined;
  gate(step: FoundStep): GateResult | undefined;
}

/** Reads and judges a scratch copy. What only people and the past can answer is open in it. */
export async function judgeCopy(root: string, now: Date): Promise<Judged> {
  const project = await loadProject(new NodeWorkspace(root));
  return judged(project, { ...bareContext, today: dayOf(now), sha256 });
}

/** Reads and judges the project itself. */
export async function judgeProject(root: string, now: Date, signal?: AbortSignal): Promise<Judged> {
  const project = await loadProject(new NodeWorkspace(root));
  return judged(project, await evaluationContext(root, project, { now, ...(signal ? { signal } : {}) }));
}

function judged(project: Project, context: EvaluationContext): Judged {
  const checker = new Checker(project);
  const results = new Map<string, PlaybookResult | undefined>();
  const result = (id: string) => {
    if (!results.has(id)) results.set(id, evaluatePlaybook(project, checker.engine, id, context));
    return results.get(id);
  };
  const gate = ({ playbookId, id }: FoundStep) => result(playbookId)?.gates.find((candidate) => candidate.id === id);
  return { project, checker, result, gate };
}
