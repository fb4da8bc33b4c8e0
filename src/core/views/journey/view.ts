import type { PlanDocument } from '../../project/planDocument.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import { rangeAt } from '../place.ts';
import type { JourneyNote, JourneyStage, JourneyTouchpoint, JourneyView } from './model.ts';
import { emptyJourney } from './skeleton.ts';
import { summaryOf } from './summary.ts';
import { tableOf } from './table.ts';
import { plain, upper } from './words.ts';

type StageFacts = NonNullable<NonNullable<Facts<'journey'>['stages']>[number]>;
type TouchpointFacts = NonNullable<NonNullable<StageFacts['touchpoints']>[number]>;

/** What a journey document shows: its stages with what happens in each, how that feels, what hurts and what could be better. */
export function journeyView(document: PlanDocument<'journey'>): JourneyView {
  const stages = [...itemsOf(document.facts.stages)].map(([stage, index]) => stageOf(document, stage, index));
  const lowest = lowestOf(stages);
  const view = {
    kind: 'journey' as const,
    title: cleanText(document.title),
    stages,
    ...(lowest ? { lowest } : {}),
    ...(stages.length === 0 ? { empty: emptyJourney } : {}),
  };
  return { ...view, summary: summaryOf(view), table: tableOf(view) };
}

function stageOf(document: PlanDocument, facts: StageFacts, index: number): JourneyStage {
  const pointer = `/stages/${index}`;
  const notes = (list: StageFacts['pains'], key: string): JourneyNote[] =>
    [...itemsOf(list)].map(([text, at]) => ({
      text: cleanText(text),
      range: rangeAt(document, `${pointer}/${key}/${at}`),
    }));
  return {
    name: upper(plain(cleanText(facts.stage ?? ''))) || `Stage ${index + 1}`,
    ...texts({ title: facts.title, owner: facts.owner, lasts: facts.lasts }),
    touchpoints: [...itemsOf(facts.touchpoints)].map(([touchpoint, at]) =>
      touchpointOf(document, touchpoint, `${pointer}/touchpoints/${at}`, at),
    ),
    pains: notes(facts.pains, 'pains'),
    opportunities: notes(facts.opportunities, 'opportunities'),
    range: rangeAt(document, pointer),
  };
}

function touchpointOf(
  document: PlanDocument,
  facts: TouchpointFacts,
  pointer: string,
  index: number,
): JourneyTouchpoint {
  const { id, title = id, channel, actor, owner, thought, day, emotion } = facts;
  return {
    title: cleanText(title ?? '') || `Touchpoint ${index + 1}`,
    ...texts({ channel: channel && plain(channel), actor: actor && plain(actor), owner, thought }),
    ...(isNumber(day) ? { day } : {}),
    ...(isNumber(emotion) && emotion >= 1 && emotion <= 5 ? { emotion } : {}),
    range: rangeAt(document, pointer),
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** The texts that say something, without the others. */
function texts<K extends string>(all: Record<K, string | number | undefined>): Partial<Record<K, string>> {
  const clean = Object.entries(all).map(([key, value]) => [key, cleanText(String(value ?? ''))]);
  return Object.fromEntries(clean.filter(([, text]) => text !== '')) as Partial<Record<K, string>>;
}

/** The worst moment; of two that are as bad, the one whose stage is worse on the whole, else the first. */
function lowestOf(stages: readonly JourneyStage[]): JourneyView['lowest'] {
  const all = stages.flatMap(({ touchpoints }, stage) => {
    const scores = touchpoints.map(({ emotion }) => emotion).filter((emotion) => emotion !== undefined);
    const mean = scores.reduce((sum, each) => sum + each, 0) / Math.max(1, scores.length);
    return touchpoints.map(({ emotion }, touchpoint) => ({ stage, touchpoint, emotion, mean }));
  });
  const felt = all.filter((each) => each.emotion !== undefined) as { [K in keyof (typeof all)[0]]: number }[];
  const best = Math.max(...felt.map(({ emotion }) => emotion));
  const worst = felt.reduce<(typeof felt)[0] | undefined>(
    (low, each) =>
      !low || each.emotion < low.emotion || (each.emotion === low.emotion && each.mean < low.mean) ? each : low,
    undefined,
  );
  return worst && worst.emotion < best ? { stage: worst.stage, touchpoint: worst.touchpoint } : undefined;
}
