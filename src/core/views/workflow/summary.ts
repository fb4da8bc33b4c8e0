import type { WorkflowNode, WorkflowShape, WorkflowView } from './model.ts';

const things: readonly (readonly [WorkflowShape, string, string])[] = [
  ['send', 'message', 'messages'],
  ['wait', 'wait', 'waits'],
  ['branch', 'branch', 'branches'],
  ['split', 'split', 'splits'],
  ['change', 'change of data', 'changes of data'],
  ['handoff', 'hand-over', 'hand-overs'],
];

/** One sentence that says what a workflow shows. */
export function summaryOf({ nodes }: Pick<WorkflowView, 'nodes'>): string {
  const steps = nodes.filter(({ shape }) => shape !== 'trigger' && shape !== 'missing');
  if (steps.length === 0) return 'This workflow has no steps yet.';
  const counts = things.flatMap(([shape, one, many]) => {
    const count = steps.filter((step) => step.shape === shape).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const parts = listed(counts) || 'Nothing but an end';
  return `${parts}${trouble(nodes)}.`;
}

function trouble(nodes: readonly WorkflowNode[]): string {
  const lost = nodes.filter(({ shape, reachable }) => !reachable && shape !== 'missing').length;
  const missing = nodes.filter(({ shape, reachable }) => shape === 'missing' && reachable).length;
  const lostSteps = lost === 0 ? '' : `; ${lost} ${lost === 1 ? 'step is' : 'steps are'} never reached`;
  return `${lostSteps}${missing === 0 ? '' : `; ${missing} ${missing === 1 ? 'way leads' : 'ways lead'} nowhere`}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
