import type { Range } from '../../documents/position.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import type { Pair } from '../model.ts';
import { rangeAt } from '../place.ts';
import { isMeasured } from './labels.ts';
import type { FunnelStep, FunnelView } from './model.ts';
import { flowTo, isRelative, overallRate, type Series, type StageFacts, seriesOf } from './series.ts';
import { emptyFunnel } from './skeleton.ts';
import { summaryOf } from './summary.ts';
import { tableOf } from './table.ts';

/** What a funnel document shows: its stages, what gets lost between them, and where most is lost. */
export function funnelView(document: PlanDocument<'funnel'>): FunnelView {
  const items = [...itemsOf(document.facts.stages)];
  const facts = items.map(([stage]) => stage);
  const relative = isRelative(facts);
  const planned = seriesOf(facts, 'planned', relative);
  const actual = seriesOf(facts, 'actual', relative);
  const stages = items.map(([stage, index], order) => ({
    id: stage.id ?? '',
    title: cleanText(stage.title ?? stage.id ?? '') || `Stage ${index + 1}`,
    ...pair(planned.volumes[order], actual.volumes[order]),
    range: rangeAt(document, `/stages/${index}`),
  }));
  const steps = items.slice(1).map(([stage, index], order) => {
    const pointer = `/stages/${index}`;
    return stepTo(
      stage,
      order + 1,
      { planned, actual },
      rangeAt(document, stage.loss_reason ? `${pointer}/loss_reason` : pointer),
    );
  });
  const view = {
    kind: 'funnel' as const,
    title: cleanText(document.title),
    stages,
    steps: markBiggest(steps),
    overall: pair(overallRate(planned), overallRate(actual)),
    relative,
    ...(stages.length === 0 ? { empty: emptyFunnel } : {}),
  };
  const note = noteOf(view, document.facts);
  return { ...view, ...(note ? { note } : {}), summary: summaryOf(view), table: tableOf(view) };
}

function stepTo(facts: StageFacts, index: number, series: Required<Pair<Series>>, range: Range): FunnelStep {
  return {
    ...pair(flowTo(series.planned, index), flowTo(series.actual, index)),
    biggestLoss: false,
    ...(facts.loss_reason ? { reason: cleanText(facts.loss_reason) } : {}),
    ...(facts.response ? { response: cleanText(facts.response) } : {}),
    range,
  };
}

/** Marks the step that loses most people; by what was measured as soon as anything was. One step alone is not marked. */
function markBiggest(steps: readonly FunnelStep[]): FunnelStep[] {
  const which = steps.some((step) => step.actual) ? 'actual' : 'planned';
  const losses = steps.map((step) => step[which]?.lost ?? 0);
  const most = Math.max(0, ...losses);
  const at = most > 0 && steps.length > 1 ? losses.indexOf(most) : -1;
  return steps.map((step, index) => ({ ...step, biggestLoss: index === at }));
}

/** What the figures cover. */
function noteOf(view: Pick<FunnelView, 'stages' | 'steps'>, { actual_through: through, cycle }: Coverage): string {
  const planned = cycle ? `planned for ${cleanText(String(cycle))}` : 'planned';
  if (!isMeasured(view)) return `${planned.charAt(0).toUpperCase()}${planned.slice(1)}; nothing is measured yet.`;
  if (through) return `Measured through ${cleanText(through)}${cycle ? `, ${planned}` : ''}.`;
  return cycle ? `Measured so far, ${planned}.` : '';
}

interface Coverage {
  actual_through?: string | undefined;
  cycle?: string | number | undefined;
}

function pair<T>(planned: T | undefined, actual: T | undefined): Pair<T> {
  return { ...(planned === undefined ? {} : { planned }), ...(actual === undefined ? {} : { actual }) };
}
