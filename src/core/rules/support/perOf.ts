import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import { itemsOf } from '../../schema/types.ts';
import { channelsOf } from './channels.ts';
import { namedIn } from './prose.ts';

/** What needs a file of its own: an id and what people call it. */
export interface Subject {
  id: string;
  title: string;
}

const idle: ReadonlySet<unknown> = new Set(['draft', 'cancelled', 'abandoned', 'retired']);

/** Everything of a scope that needs a file of its own: channels in use, stages of the pipeline that are open, whatever is more than a draft. */
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
  if (scope === 'campaign' || scope === 'experiment')
    return project
      .documents(scope)
      .filter(({ facts }) => !idle.has(facts.status))
      .map(({ id, title }) => ({ id, title }));
  return project.definitionsIn(scope);
}

/** True where a file says that it is for something: in its front matter, by a reference among its facts, or by its own name. */
export function isFor(document: PlanDocument, scope: string, { id }: Subject): boolean {
  if (namedIn(document, scope, `${scope}s`).includes(id) || document.id === id) return true;
  return document.identifiers.references.some((reference) => reference.id === id && reference.scopes.includes(scope));
}
