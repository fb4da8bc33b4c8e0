import { parseDay } from '../documents/dates.ts';
import { type FunnelRates, funnelRates } from '../measurement/funnelRates.ts';
import type { ProjectView } from '../project/view.ts';
import { stepsOf } from '../rules/support/funnel.ts';
import { type FigurePlace, placeOf } from './place.ts';

/** A funnel's measured rates and the step to fix first. */
export interface FunnelRow extends FunnelRates {
  id: string;
  title: string;
  place: FigurePlace;
}

/** Every funnel of the cycle that has measured volumes. @param until day number: one measured past it is left out */
export function funnelRows(project: ProjectView, until: number): FunnelRow[] {
  return project.documents('funnel').flatMap((document) => {
    if ((parseDay(document.facts.actual_through) ?? Number.NEGATIVE_INFINITY) > until) return [];
    const planned = stepsOf(document.facts, 'planned');
    const stages = stepsOf(document.facts, 'actual').map(({ name, reached }, index) => ({
      title: name,
      count: reached,
      planned: planned[index]?.reached,
    }));
    const known = stages.flatMap(({ count, ...stage }) => (count === undefined ? [] : [{ ...stage, count }]));
    if (known.length < 2 || known.length < stages.length) return [];
    return [{ id: document.id, title: document.title, ...funnelRates(known), place: placeOf(document, '/stages') }];
  });
}
