import { type Period, parseDay } from '../documents/dates.ts';
import { type Pacing, pacingOf } from '../measurement/pacing.ts';
import type { ProjectView } from '../project/view.ts';
import { minorOf } from '../rules/support/quantities.ts';
import { itemsOf } from '../schema/types.ts';
import { sumOf } from './budget.ts';
import { type ActualPeriod, withoutOverlap } from './periods.ts';
import { type FigurePlace, placeOf } from './place.ts';

/** A campaign's money against its plan, in whole minor units. */
export interface CampaignRow {
  campaign: string;
  title: string;
  status: string | null;
  budget: number | null;
  spent: number | null;
  /** By even days of its run; null where it is spread otherwise. */
  pacing: Pacing | null;
  place: FigurePlace;
}

/** Every campaign of the cycle with what it may cost and did cost in these periods. */
export function campaignRows(project: ProjectView, periods: readonly ActualPeriod[]): CampaignRow[] {
  const withCampaigns = periods.filter(({ document }) => [...itemsOf(document.facts.campaigns)].length > 0);
  const used = withoutOverlap(withCampaigns.map((at) => ({ at }))).map(({ at }) => at);
  return project.documents('campaign').map((document) => {
    const { facts, id, title } = document;
    const money = (value: number | string | undefined) => minorOf(value, project.currency) ?? null;
    const budget = money(facts.budget?.total);
    const spent = sumOf(
      used.flatMap((at) =>
        [...itemsOf(at.document.facts.campaigns)]
          .filter(([row]) => row.campaign === id)
          .map(([row]) => money(row.spend)),
      ),
    );
    const [start, end] = [parseDay(facts.timeline?.start), parseDay(facts.timeline?.end)];
    const run = start === undefined || end === undefined || end < start ? undefined : { start, end };
    const isEven = (facts.budget?.pacing ?? 'even') === 'even';
    return {
      campaign: id,
      title,
      status: facts.status ?? null,
      budget,
      spent,
      pacing: isEven && run ? paceIn(budget, spent, run, used.at(-1)?.end) : null,
      place: placeOf(document, '/budget'),
    };
  });
}

function paceIn(budget: number | null, spent: number | null, run: Period, through: number | undefined): Pacing | null {
  if (!budget || spent === null || through === undefined || through < run.start) return null;
  const daysTotal = run.end - run.start + 1;
  return pacingOf({ budget, daysTotal, daysElapsed: Math.min(daysTotal, through - run.start + 1), spent });
}
