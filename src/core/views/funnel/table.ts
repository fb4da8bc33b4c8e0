import type { ViewTable } from '../model.ts';
import { changeText, rateText, volumeText } from './figures.ts';
import type { FunnelView } from './model.ts';

/** The facts of a funnel as a table. A series without figures gets no columns. */
export function tableOf(view: Omit<FunnelView, 'summary' | 'table' | 'note'>): ViewTable {
  const { stages, steps } = view;
  const series = (['planned', 'actual'] as const).filter((which) => stages.some((stage) => stage[which] !== undefined));
  const remarks = steps.some((step) => step.reason || step.biggestLoss);
  const columns = [
    { title: 'Stage' },
    ...series.map((which) => ({ title: which === 'planned' ? 'Planned' : 'Actual', figures: true })),
    ...series.map((which) => ({ title: which === 'planned' ? 'Planned to go on' : 'Go on', figures: true })),
    { title: 'Change', figures: true },
    ...(remarks ? [{ title: 'About the loss' }] : []),
  ];
  const rows = stages.map((stage, index) => {
    const step = steps[index - 1];
    const flow = step?.actual ?? step?.planned;
    const volumes = series.map((which) => stage[which]).map((volume) => text(volume, (each) => volumeText(view, each)));
    const rates = series.map((which) => text(step?.[which]?.rate, rateText));
    const remark = [step?.biggestLoss ? 'Largest loss.' : '', step?.reason ?? ''].filter(Boolean).join(' ');
    return [stage.title, ...volumes, ...rates, text(flow, changeText), ...(remarks ? [remark] : [])];
  });
  return { columns, rows };
}

function text<T>(value: T | undefined, write: (value: T) => string): string {
  return value === undefined ? '' : write(value);
}
