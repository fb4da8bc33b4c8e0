import { rateText, volumeText } from './figures.ts';
import type { FunnelStage, FunnelView } from './model.ts';
import { arrival, inSentence, peopleOf } from './words.ts';

/** One sentence that says what a funnel shows, by what was measured or, before that, by the plan. */
export function summaryOf(view: Omit<FunnelView, 'summary' | 'table' | 'note'>): string {
  const { stages, overall } = view;
  const first = stages[0];
  const last = stages.at(-1);
  if (!first || !last) return 'This funnel has no stages yet.';
  if (stages.length === 1) return single(view, first);
  const share = overall.actual ?? overall.planned;
  const loss = lossClause(view);
  if (share === undefined) return loss ? `${upper(loss)}.` : withoutFigures(stages.length, first, last);
  const fact = `${overall.actual === undefined ? 'By plan, ' : ''}${reach(share, first, last)}`;
  return `${upper(fact)}${loss ? `; ${loss}` : ''}.`;
}

function reach(share: number, first: FunnelStage, last: FunnelStage): string {
  const people = peopleOf(first.title);
  if (share === 0) return `none of the ${people} ${arrival(last.title)}`;
  // One of a billion is no figure that anybody can picture.
  if (share < 1e-9) return `hardly any of the ${people} ${arrival(last.title)}`;
  if (share > 1) return `${inSentence(last.title)} are ${rateText(share)} of ${people}`;
  if (share > 0.4) return `${rateText(share)} of ${people} get to ${inSentence(last.title)}`;
  return `1 of ${Math.round(1 / share).toLocaleString('en-US')} ${people} ${arrival(last.title)}`;
}

function lossClause({ stages, steps }: Pick<FunnelView, 'stages' | 'steps'>): string | undefined {
  const index = steps.findIndex((step) => step.biggestLoss);
  const from = stages[index];
  const to = stages[index + 1];
  if (!from || !to) return undefined;
  const which = steps[index]?.actual ? 'actual' : 'planned';
  const lost = steps.map((step) => Math.max(0, step[which]?.lost ?? 0));
  const most = (lost[index] ?? 0) * 2 > lost.reduce((sum, each) => sum + each, 0);
  const place = `between ${inSentence(from.title)} and ${inSentence(to.title)}`;
  return most ? `most are lost ${place}` : `the largest loss is ${place}`;
}

function single(view: Pick<FunnelView, 'relative'>, stage: FunnelStage): string {
  const { actual, planned, title } = stage;
  const next = 'Add the next stage to see how many go on.';
  if (actual === undefined && planned === undefined)
    return `One stage, ${inSentence(title)}, without a figure. ${next}`;
  const facts = [
    actual === undefined ? undefined : `${volumeText(view, actual)} measured`,
    planned === undefined ? undefined : `${volumeText(view, planned)} planned`,
  ];
  return `One stage, ${inSentence(title)}: ${facts.filter(Boolean).join(', ')}. ${next}`;
}

function withoutFigures(count: number, first: FunnelStage, last: FunnelStage): string {
  const way = `${count} stages from ${inSentence(first.title)} to ${inSentence(last.title)}`;
  return `${way}, with too few figures to tell who gets through. Add a planned volume to each.`;
}

function upper(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
