import builtIn from '../generated/playbooks.json' with { type: 'json' };
import type { Project } from '../project/project.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { withoutParts } from './removal.ts';

export type PlaybookFacts = Facts<'playbook'>;
export type PhaseFacts = NonNullable<NonNullable<PlaybookFacts['phases']>[number]>;
export type StepFacts = NonNullable<NonNullable<PhaseFacts['steps']>[number]>;
export type CriterionFacts = NonNullable<NonNullable<StepFacts['gate']>[number]>;
export type OutputFacts = NonNullable<NonNullable<StepFacts['outputs']>[number]>;

const shipped = builtIn as unknown as Readonly<Record<string, PlaybookFacts>>;

/** Playbook of a project that names none. */
export const defaultPlaybook = 'gtm';

/** A playbook that ships with the tools. */
export function shippedPlaybook(id: string): PlaybookFacts | undefined {
  return shipped[id];
}

/** Ids of the playbooks that ship with the tools. */
export const shippedPlaybooks: readonly string[] = Object.keys(shipped);

/** Ids of the playbooks that a project follows, in its order. */
export function chosenPlaybooks(project: Pick<Project, 'settings'>): string[] {
  const named = [...itemsOf(project.settings?.facts.playbooks)].map(([id]) => id);
  return named.length > 0 ? named : [defaultPlaybook];
}

/**
 * A playbook of a project by its id: the project's own, laid over the one that it extends, or a shipped one.
 * A playbook that extends itself, directly or around a corner, is taken without what it extends; a rule reports it.
 */
export function findPlaybook(project: Pick<Project, 'ofKind'>, id: string): PlaybookFacts | undefined {
  return resolve(project, id, new Set());
}

/** A playbook of a project with the parts that it removes from the one that it extends still in it. */
export function findUnshortened(project: Pick<Project, 'ofKind'>, id: string): PlaybookFacts | undefined {
  return resolve(project, id, new Set(), () => []);
}

function resolve(
  project: Pick<Project, 'ofKind'>,
  id: string,
  above: ReadonlySet<string>,
  removedBy = (own: PlaybookFacts) => [...itemsOf(own.removes)].map(([part]) => part),
): PlaybookFacts | undefined {
  const own = project.ofKind('playbook').find((document) => document.id === id);
  if (!own || above.has(`own:${id}`)) return shipped[id];
  const base =
    own.facts.extends === undefined ? undefined : resolve(project, own.facts.extends, new Set([...above, `own:${id}`]));
  if (!base) return own.facts as PlaybookFacts;
  return withoutParts(overlay(base, own.facts) as PlaybookFacts, removedBy(own.facts as PlaybookFacts));
}

/** Lays one value over another: maps key by key, lists of things with an id by id (new ones at the end), anything else replaces. */
function overlay(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (Array.isArray(base) && Array.isArray(over) && [...base, ...over].every(hasId)) {
    const left = over.filter((item) => !base.some((other) => other.id === item.id));
    return [
      ...base.map((item) =>
        overlay(
          item,
          over.find((other) => other.id === item.id),
        ),
      ),
      ...left,
    ];
  }
  if (isMap(base) && isMap(over)) {
    const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
    return Object.fromEntries([...keys].map((key) => [key, overlay(base[key], over[key])]));
  }
  return over;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function hasId(value: unknown): value is { id: string } {
  return isMap(value) && typeof value.id === 'string';
}
