import type { WorkflowEdge, WorkflowNode, WorkflowView } from './model.ts';

/** A node in words, each sentence for itself. */
export function nodeWords({ word, title, detail, reachable }: WorkflowNode): string[] {
  return [
    `${word}: ${title}.`,
    ...(detail ? [`${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`] : []),
    ...(reachable ? [] : ['Nothing leads to this step.']),
  ];
}

/** A way in words. */
export function edgeWords({ nodes }: Pick<WorkflowView, 'nodes'>, { label, to }: WorkflowEdge): string[] {
  return [`${label ?? 'Then'}: ${nodes[to]?.title ?? ''}.`];
}
