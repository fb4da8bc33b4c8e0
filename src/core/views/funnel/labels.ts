import type { Pair } from '../model.ts';
import { changeText, rateText, volumeText } from './figures.ts';
import type { FunnelFlow, FunnelStage, FunnelStep, FunnelView } from './model.ts';

/** The figure that is read first, and the one below it in small type. */
export interface Figures {
  main: string | undefined;
  second: string | undefined;
}

/**
 * What was measured comes first; where nothing was, what is planned. That figures are planned is said beside each one only
 * where there are others too, else once for all in the note.
 */
function figures<T>(view: FunnelView, { actual, planned }: Pair<T>, write: (value: T) => string): Figures {
  if (actual !== undefined) {
    return { main: write(actual), second: planned === undefined ? undefined : `${write(planned)} planned` };
  }
  if (planned === undefined) return { main: undefined, second: undefined };
  return { main: write(planned), second: isMeasured(view) ? 'planned' : undefined };
}

/** True when there is a single measured figure. */
export function isMeasured({ stages, steps }: Pick<FunnelView, 'stages' | 'steps'>): boolean {
  return [...stages, ...steps].some(({ actual }) => actual !== undefined);
}

/** Figures of a stage. */
export function stageFigures(view: FunnelView, stage: FunnelStage): Figures {
  return figures(view, stage, (volume) => volumeText(view, volume));
}

/** Figures of a step. */
export function stepFigures(view: FunnelView, step: FunnelStep): Figures {
  return figures(view, step, changeText);
}

/** Figures of the whole funnel. */
export function totalFigures(view: FunnelView): Figures {
  return figures(view, view.overall, rateText);
}

/** What happens on a step, in words: `31,614 lost, 5.5 % go on`. */
export function flowText(view: FunnelView, { rate, lost }: FunnelFlow): string {
  const goOn = `${rateText(rate)} go on`;
  if (lost === undefined) return goOn;
  if (lost < 0) return `${volumeText(view, -lost)} more than before`;
  return lost === 0 ? 'Nobody is lost' : `${volumeText(view, lost)} lost, ${goOn}`;
}

/** A stage in words. */
export function stageWords(view: FunnelView, stage: FunnelStage): string {
  const { actual, planned } = stage;
  if (actual === undefined && planned === undefined) return `${stage.title}: no figures yet.`;
  const facts = [
    actual === undefined ? undefined : `${volumeText(view, actual)} measured`,
    planned === undefined ? undefined : `${volumeText(view, planned)} planned`,
  ];
  return `${stage.title}: ${facts.filter(Boolean).join(', ')}.`;
}

/** A step in words, each sentence for itself. */
export function stepWords(view: FunnelView, index: number): string[] {
  const step = view.steps[index];
  const way = `${view.stages[index]?.title ?? ''} to ${view.stages[index + 1]?.title ?? ''}`;
  const flow = step?.actual ?? step?.planned;
  if (!step || !flow) return [`${way}: rate not known yet.`];
  const planned = step.actual && step.planned ? ` Planned: ${rateText(step.planned.rate)} go on.` : '';
  return [
    `${way}: ${flowText(view, flow)}${step.actual ? '' : ' by plan'}.${planned}`,
    ...(step.biggestLoss ? ['This is the largest loss.'] : []),
    ...(step.reason ? [`Reason: ${step.reason}`] : []),
    ...(step.response ? [`Response: ${step.response}`] : []),
  ];
}
