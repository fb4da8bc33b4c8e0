import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

const stages = [
  'awareness',
  'interest',
  'consideration',
  'intent',
  'purchase',
  'onboarding',
  'retention',
  'renewal',
  'expansion',
  'advocacy',
] as const;

export const journeyOrder = defineRule({
  id: 'journey-order',
  title: 'A journey goes through its stages in order, and through each once',
  description:
    'The stages of a buying journey follow one another from awareness to advocacy. Stages may be left out; renewal, expansion and advocacy may stand in any order.',
  kinds: ['strategy', 'persona'],
  severity: 'warning',
  messages: {
    order: 'The stage {stage} stands after {before}, but comes before it. Move it up.',
    twice: 'The stage {stage} stands here twice. Make one step of the two, or correct one of the stages.',
    'the-other': 'The stage {stage}',
    ordered: '{found|stage|stages} in order',
  },
  *check(document) {
    const key = document.kind === 'strategy' ? 'journey' : 'buying_journey';
    const steps = stepsOf(document);
    let last: { stage: string; index: number } | undefined;
    let sound = true;
    for (const step of steps) {
      const { stage, index } = step;
      const path = `/${key}/${index}/stage`;
      const other = steps.find((candidate) => candidate.index < index && candidate.stage === stage);
      const before = other ?? last;
      if (before && (other || rank(stage) < rank(before.stage))) {
        sound = false;
        const related = [
          { path: `/${key}/${before.index}/stage`, message: 'the-other', args: { stage: before.stage } },
        ];
        yield { message: other ? 'twice' : 'order', args: { stage, before: before.stage }, path, related };
      } else if (!last || rank(stage) > rank(last.stage)) last = step;
    }
    if (sound && steps.length > 1)
      yield { evidence: 'ordered', args: { found: steps.length }, path: `/${key}`, at: 'key' };
  },
});

function stepsOf(document: PlanDocument): { stage: string; index: number }[] {
  const list = isOfKind(document, 'strategy')
    ? document.facts.journey
    : isOfKind(document, 'persona')
      ? document.facts.buying_journey
      : undefined;
  return [...itemsOf(list)].flatMap(([{ stage }, index]) => (stage === undefined ? [] : [{ stage, index }]));
}

/** Place of a stage on the way; what a customer does after the first renewal comes in no fixed order. */
function rank(stage: string): number {
  return Math.min(stages.indexOf(stage as (typeof stages)[number]), stages.indexOf('renewal'));
}
