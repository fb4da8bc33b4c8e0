import { allKinds } from '../../documents/kinds.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import { scopesOf } from '../../schema/scopes.ts';
import { itemsOf } from '../../schema/types.ts';
import { channelsOf } from './channels.ts';
import { namedIn } from './prose.ts';

/** What needs a file of its own: an id and what people call it. */
export interface Subject {
  id: string;
  title: string;
}

/** What a folder or a section can be asked to have one of for each, beside everything that documents define. */
const ownScopes: ReadonlyMap<string, string> = new Map([
  ['agent', 'agent'],
  ['customer-segment', 'segment'],
]);

/** Everything that can stand under `per`. */
export const perScopes: ReadonlySet<string> = new Set([
  ...allKinds.flatMap((kind) => [...scopesOf(kind)]),
  ...ownScopes.keys(),
]);

const idle: ReadonlySet<unknown> = new Set(['draft', 'cancelled', 'abandoned', 'retired']);

/** Everything of a scope that needs a file of its own: channels in use, stages of the pipeline that are open, segments that customer success cares for, whatever is more than a draft. */
export function subjectsOf(scope: string, project: ProjectView): Subject[] {
  if (scope === 'channel')
    return [...channelsOf(project)]
      .filter(([, { channel }]) => channel.active !== false)
      .map(([id, { title }]) => ({ id, title }));
  if (scope === 'stage')
    return project
      .documents('pipeline')
      .flatMap(({ facts }) => [...itemsOf(facts.stages)].map(([stage]) => stage))
      .filter(({ type = 'open' }) => type === 'open')
      .map(({ id = '', title = id }) => ({ id, title }));
  if (scope === 'customer-segment')
    return project
      .documents('success')
      .flatMap(({ facts }) => [...itemsOf(facts.segments)].map(([one]) => one))
      .flatMap(({ segment: id, title = id }) => (id === undefined || title === undefined ? [] : [{ id, title }]));
  if (scope === 'campaign' || scope === 'experiment')
    return project
      .documents(scope)
      .filter(({ facts }) => !idle.has(facts.status))
      .map(({ id, title }) => ({ id, title }));
  return project.definitionsIn(scope);
}

/** True where a file says that it is for something: in its front matter, by a reference among its facts, or by its own name. */
export function isFor(document: PlanDocument, scope: string, { id }: Subject): boolean {
  const name = ownScopes.get(scope) ?? scope;
  if (namedIn(document, name, `${name}s`).includes(id) || document.id === id) return true;
  return document.identifiers.references.some((reference) => reference.id === id && reference.scopes.includes(name));
}
