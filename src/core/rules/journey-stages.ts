import { hasContent } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

/** Stages in their order; what a customer does after the first renewal comes in no fixed order. */
const order = ['awareness', 'interest', 'consideration', 'intent', 'purchase', 'onboarding', 'retention', 'renewal'];

/** A stage that is reached by what somebody else does has nobody on our side who owns it. */
const ownActors: ReadonlySet<unknown> = new Set(['marketing', 'sales', 'customer-success', 'support', 'product']);

export const journeyStages = defineRule({
  id: 'journey-stages',
  title: 'Every stage of a journey is in its place and has touchpoints',
  description:
    'The stages of a journey follow one another, each stands there once and meets the customer somewhere, and what we do ourselves has an owner.',
  kinds: ['journey'],
  severity: 'warning',
  messages: {
    none: 'The journey has no stages. Add them under `stages`.',
    empty: 'In {stage} the customer meets nothing and nobody. Add touchpoints.',
    order: 'The stage {stage} stands behind {before}, but comes before it. Move it up.',
    twice: 'The stage {stage} stands here twice. Make one of the two, with the touchpoints of both.',
    'the-other': 'The stage {stage}',
    owner: 'Nobody owns “{title}”. Add an `owner` to it, or to its stage.',
    days: '“{title}” is on day {day}, but stands behind a touchpoint of day {other}. Put them in order.',
    sound: '{count|stage|stages} in order, each with touchpoints',
  },
  *check({ facts }) {
    const stages = [...itemsOf(facts.stages)];
    if (stages.length === 0) {
      yield { message: 'none', severity: 'info', path: '/stages', at: 'key' };
      return;
    }
    const seen = new Map<string, number>();
    let last: { stage: string; index: number } | undefined;
    let day = Number.NEGATIVE_INFINITY;
    let sound = true;
    for (const [{ stage, title, touchpoints, owner }, index] of stages) {
      const path = `/stages/${index}`;
      const all = [...itemsOf(touchpoints)];
      if (all.length === 0) {
        sound = false;
        yield { message: 'empty', args: { stage: title ?? stage ?? `stage ${index + 1}` }, path };
      }
      if (stage !== undefined) {
        const twin = seen.get(stage);
        const before = twin === undefined ? last : { stage, index: twin };
        if (before && (twin !== undefined || rank(stage) < rank(before.stage))) {
          sound = false;
          const related = [
            { path: `/stages/${before.index}/stage`, message: 'the-other', args: { stage: before.stage } },
          ];
          const args = { stage, before: before.stage };
          yield { message: twin === undefined ? 'order' : 'twice', args, path: `${path}/stage`, related };
        } else if (!last || rank(stage) > rank(last.stage)) last = { stage, index };
        seen.set(stage, twin ?? index);
      }
      for (const [touchpoint, place] of all) {
        const own = `${path}/touchpoints/${place}`;
        const name = touchpoint.title ?? '';
        if (ownActors.has(touchpoint.actor) && !hasContent(touchpoint.owner) && !hasContent(owner))
          yield { message: 'owner', severity: 'info', args: { title: name }, path: own };
        if (touchpoint.day === undefined) continue;
        if (touchpoint.day < day)
          yield {
            message: 'days',
            severity: 'info',
            args: { title: name, day: touchpoint.day, other: day },
            path: `${own}/day`,
          };
        else day = touchpoint.day;
      }
    }
    if (sound) yield { evidence: 'sound', args: { count: stages.length }, path: '/stages', at: 'key' };
  },
});

function rank(stage: string): number {
  const place = order.indexOf(stage);
  return place < 0 ? order.length - 1 : place;
}
