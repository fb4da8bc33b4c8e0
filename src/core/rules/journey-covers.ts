import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const journeyCovers = defineRule({
  id: 'journey-covers',
  title: 'The journeys lead every customer segment through the stages that are asked for',
  description:
    'For each segment that customer success cares for, a journey has the required stages, and each of them a touchpoint with a channel and an owner. A journey that names no segment holds for all.',
  kinds: ['success'],
  needs: ['journey'],
  severity: 'warning',
  gateOnly: true,
  options: {
    stages: {
      title: 'Stages',
      description: 'Stages that each customer segment has to be led through.',
      type: 'array',
      items: { type: 'string' },
      default: ['onboarding', 'retention', 'renewal'],
    },
  },
  messages: {
    'no-segments':
      'Customer success has no segments, so nobody can tell for whom a journey is missing. Add them under `segments`.',
    missing:
      'No journey leads {segment} through {stages}. Add the stages with touchpoints, or name the segment in a journey that has them.',
    covered: '{segment}: {stages}',
  },
  *check(document, { project, options }) {
    const required = (options.stages as readonly unknown[]).map(String);
    const journeys = project.documents('journey').map(({ facts }) => ({
      segments: [...itemsOf(facts.segments)].map(([id]) => id),
      stages: new Set(
        [...itemsOf(facts.stages)].flatMap(([{ stage, touchpoints, owner }]) =>
          [...itemsOf(touchpoints)].some(([one]) => one.channel !== undefined && hasContent(one.owner ?? owner))
            ? (stage ?? [])
            : [],
        ),
      ),
    }));
    const segments = [...itemsOf(document.facts.segments)];
    if (segments.length === 0) yield { message: 'no-segments', path: '/segments', at: 'key' };
    for (const [{ segment, title, tier }, index] of segments) {
      const own = journeys.filter(
        ({ segments: names }) => names.length === 0 || (segment !== undefined && names.includes(segment)),
      );
      const missing = required.filter((stage) => !own.some(({ stages }) => stages.has(stage as never)));
      const name = title ?? segment ?? tier ?? '';
      const path = `/segments/${index}`;
      if (missing.length > 0) yield { message: 'missing', args: { segment: name, stages: list(missing, 'or') }, path };
      else yield { evidence: 'covered', args: { segment: name, stages: list(required) }, path };
    }
  },
});
