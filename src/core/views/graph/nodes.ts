import type { Kind } from '../../documents/kinds.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { currentCycle, inCycle } from '../../project/view.ts';
import { itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import type { Place } from '../model.ts';
import { isBehind, isOver } from '../over.ts';
import { placeAt } from '../place.ts';

/** The columns, from what is wanted to what was learned. */
export const columnTitles = ['Objectives', 'Campaigns and hypotheses', 'Experiments', 'Learnings'] as const;

/** A thing of the plan before it is placed, with what it names as its reason, by key. */
export interface Item extends Place {
  column: number;
  key: string;
  title: string;
  detail: string;
  from: readonly string[];
  /** True for what is over: its day has passed, or its status says so. */
  past: boolean;
  /** What it says in sentences. */
  notes?: readonly string[];
}

/** Everything of the current cycle that has a place in the picture, column by column. */
export function itemsOfProject(project: Project, today: string | undefined): Item[] {
  return [
    ...objectives(project, today),
    ...campaigns(project),
    ...hypotheses(project),
    ...experiments(project),
    ...learnings(project),
  ];
}

function current<K extends Kind>(project: Project, kind: K): PlanDocument<K>[] {
  const cycle = currentCycle(project);
  return project.ofKind(kind).filter((document) => inCycle(document, cycle));
}

function objectives(project: Project, today: string | undefined): Item[] {
  return current(project, 'strategy').flatMap((document) => {
    return [...itemsOf(document.facts.objectives)].map(([{ id, title, target, by }, index]) => ({
      column: 0,
      key: `objective:${id}`,
      title: cleanText(title ?? id ?? '') || `Objective ${index + 1}`,
      detail: joined(
        [target === undefined ? undefined : String(target), by === undefined ? undefined : `by ${by}`],
        ' ',
      ),
      from: [],
      past: isBehind(by, today),
      ...placeAt(document, `/objectives/${index}`),
    }));
  });
}

function hypotheses(project: Project): Item[] {
  return current(project, 'strategy').flatMap((document) =>
    [...itemsOf(document.facts.hypotheses)].map(([{ id, change, effect, because }, index]) => ({
      column: 1,
      key: `hypothesis:${id}`,
      title: upper(cleanText(effect ?? change ?? because ?? id ?? '')) || `Hypothesis ${index + 1}`,
      detail: 'hypothesis',
      from: [],
      past: false,
      ...placeAt(document, `/hypotheses/${index}`),
    })),
  );
}

function campaigns(project: Project): Item[] {
  return current(project, 'campaign').map((document) => {
    const { status, type, objective } = document.facts;
    return {
      column: 1,
      key: `campaign:${document.id}`,
      title: cleanText(document.title),
      detail: joined([type, status]),
      from: keys('objective', [objective]),
      past: isOver(status),
      ...placeAt(document, ''),
    };
  });
}

function experiments(project: Project): Item[] {
  // A campaign may name its tests, or a test its campaign: both say the same.
  const named = new Map<string, string[]>();
  for (const campaign of current(project, 'campaign'))
    for (const [test] of itemsOf(campaign.facts.tests))
      named.set(test, [...(named.get(test) ?? []), `campaign:${campaign.id}`]);
  return current(project, 'experiment').map((document) => {
    const { campaign, strategy_hypothesis: hypothesis, status, decision } = document.facts;
    const from = [
      ...keys('campaign', [campaign]),
      ...(named.get(document.id) ?? []),
      ...keys('hypothesis', [hypothesis]),
    ];
    return {
      column: 2,
      key: `experiment:${document.id}`,
      title: cleanText(document.title),
      detail: joined([status, decision?.outcome]),
      from: [...new Set(from)],
      past: isOver(status),
      ...placeAt(document, ''),
    };
  });
}

function learnings(project: Project): Item[] {
  return current(project, 'learning').map((document) => {
    const { experiments: tests, campaigns: efforts, agent } = document.facts;
    const list = (values: unknown) => [...itemsOf(values as readonly string[] | undefined)].map(([id]) => id);
    const tried = keys('experiment', list(tests));
    const from = tried.length > 0 ? tried : keys('campaign', list(efforts));
    const statements = [...itemsOf(document.facts.learnings)].flatMap(([{ statement }]) =>
      statement ? [cleanText(statement)] : [],
    );
    const count = `${statements.length} ${statements.length === 1 ? 'learning' : 'learnings'}`;
    return {
      column: 3,
      key: `learning:${document.id}`,
      title: cleanText(document.title),
      detail: joined([agent, count]),
      notes: statements,
      from,
      past: false,
      ...placeAt(document, ''),
    };
  });
}

function upper(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function keys(scope: string, ids: readonly (string | undefined)[]): string[] {
  return ids.flatMap((id) => (id === undefined ? [] : [`${scope}:${id}`]));
}

function joined(parts: readonly (string | undefined)[], between = ' · '): string {
  return cleanText(parts.filter(Boolean).join(between));
}
