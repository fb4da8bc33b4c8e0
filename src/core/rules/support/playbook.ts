import { allKinds } from '../../documents/kinds.ts';
import { fromPointer } from '../../documents/pointer.ts';
import { findPlaybook, type PlaybookFacts, type StepFacts } from '../../gates/playbook.ts';
import { isOfKind, type PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import type { ProjectView } from '../../project/view.ts';
import { itemsOf } from '../../schema/types.ts';

/** Every kind that a playbook may name. */
export const playbookKinds: readonly string[] = allKinds;

/** A playbook as it works: laid over the one that it extends. */
export function wholePlaybook(document: PlanDocument<'playbook'>, project: ProjectView): PlaybookFacts {
  const playbooks = { ofKind: project.documents } as Pick<Project, 'ofKind'>;
  return findPlaybook(playbooks, document.id) ?? document.facts;
}

/** True where a playbook leaves out a key that the one which it extends has in the same place. */
export function isInherited(document: PlanDocument, pointer: string, key: string, project: ProjectView): boolean {
  if (!isOfKind(document, 'playbook') || document.facts.extends === undefined) return false;
  let own: unknown = document.data;
  let whole: unknown = wholePlaybook(document, project);
  for (const segment of fromPointer(pointer)) {
    own = valueAt(own, segment);
    const id = valueAt(own, 'id');
    // Things in a list are laid over those with the same id, wherever they stand.
    whole =
      Array.isArray(whole) && id !== undefined
        ? whole.find((one) => valueAt(one, 'id') === id)
        : valueAt(whole, segment);
  }
  return valueAt(whole, key) !== undefined;
}

function valueAt(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined;
}

/** A step of a playbook and its place in the order of work. */
export interface StepPlace {
  /** `phase/step`. */
  id: string;
  step: StepFacts;
  phase: number;
  index: number;
  /** True when the steps of its phase start together. */
  parallel: boolean;
}

/** All steps of a playbook in order. */
export function stepsOf(playbook: PlaybookFacts): StepPlace[] {
  return [...itemsOf(playbook.phases)].flatMap(([phase, number]) =>
    [...itemsOf(phase.steps)].map(([step, index]) => ({
      id: `${phase.id ?? ''}/${step.id ?? ''}`,
      step,
      phase: number,
      index,
      parallel: phase.order === 'parallel',
    })),
  );
}

/** True when one path is the other, or a folder that holds it. */
export function sharesPath(a: string, b: string): boolean {
  return a === b || (a.endsWith('/') && b.startsWith(a)) || (b.endsWith('/') && a.startsWith(b));
}

/** True when a path, or anything in a folder, can fit a pattern with `*` and `**`. */
export function fitsPattern(path: string, pattern: string): boolean {
  return patternsOverlap(path.endsWith('/') ? `${path}**` : path, pattern);
}

/** True when some path fits both patterns. */
export function patternsOverlap(a: string, b: string): boolean {
  return segmentsOverlap(a.split('/'), b.split('/'), 0, 0, new Map());
}

function segmentsOverlap(
  a: readonly string[],
  b: readonly string[],
  i: number,
  j: number,
  known: Map<number, boolean>,
): boolean {
  const key = i * (b.length + 1) + j;
  const found = known.get(key);
  if (found !== undefined) return found;
  const next = (di: number, dj: number) => segmentsOverlap(a, b, i + di, j + dj, known);
  let result: boolean;
  if (a[i] === '**') result = next(1, 0) || (j < b.length && next(0, 1));
  else if (b[j] === '**') result = next(0, 1) || (i < a.length && next(1, 0));
  else if (i === a.length || j === b.length) result = i === a.length && j === b.length;
  else result = namesOverlap(a[i] ?? '', b[j] ?? '') && next(1, 1);
  known.set(key, result);
  return result;
}

/** True when some name fits both; `*` stands for any letters. */
function namesOverlap(a: string, b: string): boolean {
  const [wild, other] = a.includes('*') ? [a, b] : [b, a];
  if (!wild.includes('*')) return a === b;
  if (!other.includes('*')) {
    const parts = wild.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('[^/]*')}$`).test(other);
  }
  // Of two names with stars only the ends before the first and behind the last can rule each other out.
  const [headA = '', headB = ''] = [a, b].map((name) => name.slice(0, name.indexOf('*')));
  const [tailA = '', tailB = ''] = [a, b].map((name) => name.slice(name.lastIndexOf('*') + 1));
  const heads = headA.startsWith(headB) || headB.startsWith(headA);
  return heads && (tailA.endsWith(tailB) || tailB.endsWith(tailA));
}
