import { formatCount, formatRate, parseCount } from '../../documents/quantity.ts';
import { isOfKind, type PlanDocument } from '../../project/planDocument.ts';
import { itemsOf } from '../../schema/types.ts';
import type { Computed } from './computedFact.ts';

/** Share of each stage of a funnel that comes from the stage before, planned and actual. */
export function* funnelRates(document: PlanDocument): Generator<Computed> {
  if (!isOfKind(document, 'funnel')) return;
  for (const series of ['planned', 'actual'] as const) {
    let before: { volume: number; title: string } | undefined;
    for (const [stage, index] of itemsOf(document.facts.stages)) {
      const value = stage[series]?.volume;
      const volume = value === undefined ? undefined : parseCount(value);
      if (volume?.unit !== 'count') {
        before = undefined;
        continue;
      }
      const title = stage.title ?? stage.id ?? '';
      if (before && before.volume > 0) {
        const rate = formatRate(volume.value / before.volume);
        yield {
          pointer: `/stages/${index}/${series}/volume`,
          label: `${rate} of ${before.title}`,
          note: `${formatCount(volume.value)} of ${formatCount(before.volume)} from ${before.title}: ${rate}.`,
        };
      }
      before = { volume: volume.value, title };
    }
  }
}
