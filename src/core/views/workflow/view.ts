import type { PlanDocument } from '../../project/planDocument.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import { rangeAt } from '../place.ts';
import type { ViewWorld } from '../source.ts';
import type { WorkflowEdge, WorkflowNode, WorkflowView } from './model.ts';
import { emptyWorkflow } from './skeleton.ts';
import { type StepFacts, shapeOf, stepDetail, stepWord } from './steps.ts';
import { summaryOf } from './summary.ts';
import { tableOf } from './table.ts';
import { type Way, waysOf } from './ways.ts';

type Parts = Pick<WorkflowView, 'nodes' | 'edges'>;

/** What a workflow document shows: what starts it, its steps, and the ways between them as the file has them. */
export function workflowView(document: PlanDocument<'workflow'>, { project }: ViewWorld): WorkflowView {
  const steps = [...itemsOf(document.facts.steps)];
  const contentTitle = (id: string) => project.definitions('content', id)[0]?.title ?? id;
  const parts = steps.length === 0 ? { nodes: [], edges: [] } : partsOf(document, steps, contentTitle);
  const view = {
    kind: 'workflow' as const,
    title: cleanText(document.title),
    ...parts,
    ...(steps.length === 0 ? { empty: emptyWorkflow } : {}),
  };
  const note = noteOf(document.facts);
  return { ...view, ...(note ? { note } : {}), summary: summaryOf(view), table: tableOf(view) };
}

function partsOf(
  document: PlanDocument<'workflow'>,
  steps: readonly (readonly [StepFacts, number])[],
  contentTitle: (id: string) => string,
): Parts {
  const nodes: WorkflowNode[] = [...itemsOf(document.facts.triggers)].map(([{ title, event, after }, index]) => ({
    shape: 'trigger',
    word: 'Trigger',
    title: cleanText(title ?? '') || eventText(event) || `Trigger ${index + 1}`,
    ...(after === undefined ? {} : { detail: `after ${cleanText(String(after))}` }),
    reachable: true,
    range: rangeAt(document, `/triggers/${index}`),
  }));
  const first = nodes.length;
  const edges: WorkflowEdge[] = nodes.map(({ range }, from) => ({ from, to: first, range }));
  const places = new Map<string, number>();
  for (const [place, [{ id }]] of steps.entries()) if (id !== undefined && !places.has(id)) places.set(id, place);
  for (const [step, index] of steps) nodes.push(stepNode(document, step, index, contentTitle));
  for (const [place, [step, index]] of steps.entries()) {
    for (const way of waysOf(step)) {
      const range = rangeAt(document, `/steps/${index}${way.pointer}`);
      const target = way.next ? places.get(way.next) : place + 1;
      const to =
        target !== undefined && target < steps.length ? first + target : nodes.push(missing(way, { range })) - 1;
      edges.push({ from: first + place, to, ...(way.label ? { label: way.label } : {}), range });
    }
  }
  return { nodes: markReachable({ nodes, edges }, first), edges };
}

/** `trial-start` as the title of a trigger that has none: `Trial start`. */
function eventText(event = ''): string {
  return `${event.charAt(0).toUpperCase()}${event.slice(1)}`.replaceAll('-', ' ');
}

function stepNode(
  document: PlanDocument<'workflow'>,
  step: StepFacts,
  index: number,
  contentTitle: (id: string) => string,
): WorkflowNode {
  const detail = stepDetail(step, contentTitle);
  return {
    shape: shapeOf(step),
    word: stepWord(step),
    title: cleanText(step.title ?? step.id ?? '') || `Step ${index + 1}`,
    ...(detail ? { detail } : {}),
    reachable: true,
    range: rangeAt(document, `/steps/${index}`),
  };
}

/** Stands where a way leads to a step that does not exist. */
function missing({ next }: Way, { range }: Pick<WorkflowNode, 'range'>): WorkflowNode {
  const name = cleanText(next ?? '');
  return {
    shape: 'missing',
    word: 'Missing',
    title: name ? `No step is called ${name}` : 'No step follows',
    reachable: true,
    range,
  };
}

/** Follows all ways from the triggers, or from the first step where there are none. */
function markReachable({ nodes, edges }: Parts, first: number): WorkflowNode[] {
  const ways = new Map<number, number[]>();
  for (const { from, to } of edges) ways.set(from, [...(ways.get(from) ?? []), to]);
  const reached = new Set([...Array(first).keys(), first]);
  for (const place of reached) for (const to of ways.get(place) ?? []) reached.add(to);
  return nodes.map((node, place) => (reached.has(place) ? node : { ...node, reachable: false }));
}

/** What holds for the whole workflow and has no place in the flow: its goal, and what takes somebody out. */
function noteOf({ goal, exit }: Facts<'workflow'>): string {
  const aim = cleanText(goal?.title ?? goal?.event ?? '');
  const within = goal?.within === undefined ? '' : ` within ${cleanText(String(goal.within))}`;
  const reasons = [...itemsOf(exit)].map(([{ title }]) => cleanText(title ?? '')).filter(Boolean);
  return [aim ? `Goal: ${aim}${within}.` : '', reasons.length > 0 ? `Leaves at once: ${reasons.join('; ')}.` : '']
    .filter(Boolean)
    .join(' ');
}
