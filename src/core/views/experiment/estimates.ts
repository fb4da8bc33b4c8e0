import type { ExperimentInProject } from '../../experiments/document/inProject.ts';
import type { Estimate } from '../../experiments/readout/judge.ts';
import type { ExperimentPlan } from '../../experiments/readout/plan.ts';
import type { ReadOut } from '../../experiments/readout/readOut.ts';
import { amount, difference, percent, pValue, range } from '../../experiments/readout/words.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import { rangeAt } from '../place.ts';
import type { EstimateRow, ExperimentView, SegmentRow } from './model.ts';

type Compared = Pick<Estimate, 'control' | 'treatment' | 'difference' | 'interval'>;

/** Each treatment against the control. */
export function estimatesOf(
  document: PlanDocument<'experiment'>,
  { metric }: ExperimentPlan,
  { estimates }: ReadOut,
  titles: ReadonlyMap<string, string>,
): EstimateRow[] {
  const results = [...itemsOf(document.facts.results?.variants)];
  return estimates.map((estimate) => {
    const at = results.find(([{ variant }]) => variant === estimate.variant)?.[1] ?? 0;
    const [lower, upper] = estimate.interval;
    return {
      title: titles.get(estimate.variant) ?? estimate.variant,
      estimate: estimate.difference,
      lower,
      upper,
      signal: estimate.signal,
      values: valuesOf(estimate, metric),
      text: differenceOf(estimate, metric),
      evidence: evidenceOf(estimate),
      range: rangeAt(document, `/results/variants/${at}`),
    };
  });
}

/** What each segment says of each treatment, with p-values corrected over all of them. */
export function segmentsOf(
  document: PlanDocument<'experiment'>,
  { metric }: ExperimentPlan,
  { segments }: ReadOut,
  titles: ReadonlyMap<string, string>,
): SegmentRow[] {
  return segments.flatMap(({ segment, comparisons, refused }, index) => {
    const range = rangeAt(document, `/results/segments/${index}`);
    if (refused !== null) return [{ title: cleanText(segment), text: cleanText(refused), range }];
    return comparisons.map((comparison) => ({
      title: cleanText(`${segment}, ${titles.get(comparison.variant) ?? comparison.variant}`),
      text: `${valuesOf(comparison, metric)}; ${differenceOf(comparison, metric)}, ${pValue(comparison.adjustedP)}, corrected`,
      range,
    }));
  });
}

function valuesOf({ treatment, control }: Compared, metric: ExperimentPlan['metric']): string {
  return `${amount(treatment, metric)} against ${amount(control, metric)}`;
}

function differenceOf({ difference: apart, interval }: Compared, metric: ExperimentPlan['metric']): string {
  return `${difference(apart, metric)} (${range(interval, metric).replace(/ percentage points$/, '')})`;
}

function evidenceOf({ chanceToWin, adjustedP, p }: Estimate): string {
  if (chanceToWin !== null) return `better with a probability of ${percent(Math.min(0.9999, chanceToWin))}`;
  if (adjustedP === null) return '';
  return adjustedP === p ? pValue(adjustedP) : `${pValue(adjustedP)}, corrected`;
}

/** The planned effect in the metric's own units, in the direction in which the metric is better. */
export function plannedOf(
  { effect, effectKind, metric, baseline }: ExperimentPlan,
  { direction }: ExperimentInProject,
  { estimates }: ReadOut,
): ExperimentView['planned'] {
  const control = estimates[0]?.control ?? baseline;
  if (effect === undefined || (effectKind === 'relative' && control === undefined)) return undefined;
  const size = Math.abs(effectKind === 'absolute' ? effect : effect * (control ?? 0));
  const at = direction === 'up' ? size : -size;
  return { at, text: `Planned ${difference(at, metric)}` };
}

/** An axis that holds zero, the planned effect and every end that is finite, with some room beside. */
export function axisOf(estimates: readonly EstimateRow[], planned: number | undefined): readonly [number, number] {
  const values = [0, planned ?? 0, ...estimates.flatMap(({ lower, upper, estimate }) => [lower, upper, estimate])];
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const room = (high - low) * 0.06;
  return high > low ? [low - room, high + room] : [-1, 1];
}
