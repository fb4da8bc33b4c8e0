import { type Initiative, type InitiativeScore, judgements, scoreInitiatives } from '../measurement/initiatives.ts';
import type { ProjectView } from '../project/view.ts';
import { minorOf, rateOf } from '../rules/support/quantities.ts';
import { itemsOf } from '../schema/types.ts';
import { type FigurePlace, placeOf } from './place.ts';

export interface InitiativeRow extends InitiativeScore {
  title: string;
  place: FigurePlace;
}

/** The initiatives of the cycle's strategies by their computed score; those that are not judged on every scale are left out. */
export function initiativeRows(project: ProjectView): InitiativeRow[] {
  return project.documents('strategy').flatMap((document) => {
    const weights = Object.fromEntries(
      judgements.map((key) => [key, rateOf(document.facts.initiative_weights?.[key]) ?? 0]),
    ) as Record<(typeof judgements)[number], number>;
    const sum = judgements.reduce((total, key) => total + weights[key], 0);
    if (Math.abs(sum - 1) > 1e-9) return [];
    const entries = [...itemsOf(document.facts.initiatives)].flatMap(([entry, index]) => {
      const { alignment, impact, value, effort, risk, id } = entry;
      if (id === undefined || [alignment, impact, value, effort, risk].some((one) => one === undefined)) return [];
      const initiative = {
        ...({ alignment, impact, value, effort, risk } as Record<(typeof judgements)[number], number>),
        id,
        cost: minorOf(entry.cost, project.currency),
        expectedReturn: minorOf(entry.expected_return, project.currency),
      } as Initiative;
      return [{ initiative, title: entry.title ?? id, place: placeOf(document, `/initiatives/${index}`) }];
    });
    const scores = scoreInitiatives(
      entries.map(({ initiative }) => initiative),
      weights,
    );
    return scores.flatMap((score) => {
      const entry = entries.find(({ initiative }) => initiative.id === score.id);
      return entry ? [{ ...score, title: entry.title, place: entry.place }] : [];
    });
  });
}
