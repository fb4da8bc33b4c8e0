import { formatCount, formatRate } from '../../documents/quantity.ts';
import type { FunnelFlow, FunnelView } from '../model.ts';

/** Writes a volume of a funnel: people, or a share of the first stage where there are only rates. */
export function volumeText(view: Pick<FunnelView, 'relative'>, volume: number): string {
  if (view.relative) return formatRate(volume);
  // Half a customer is the product of a rate, not a fact; below ten it still says something.
  const shown = Math.abs(volume) < 10 ? volume : Math.round(volume);
  if (shown < 10_000_000) return formatCount(shown);
  return shown.toLocaleString('en-US', { notation: 'compact', maximumSignificantDigits: 4 });
}

/** Writes the loss of a step with its sign: `−94.5 %`, or `+12 %` where a stage grows. */
export function changeText({ rate }: FunnelFlow): string {
  if (rate > 1) return `+${formatRate(rate - 1)}`;
  if (rate === 1) return '0 %';
  return `−${lossText(rate)}`;
}

/** Writes the share that is lost. Never rounds to a whole hundred while somebody goes on. */
export function lossText(rate: number): string {
  const loss = 1 - rate;
  const digits = rate < 0.01 ? 2 : 1;
  const percent = Number((loss * 100).toFixed(digits));
  return percent === 100 && rate > 0 ? 'over 99.99 %' : `${percent} %`;
}

/** Writes the share that goes on. Never rounds to nothing while somebody does. */
export function rateText(rate: number): string {
  const text = formatRate(rate);
  return text === '0 %' && rate > 0 ? 'under 0.01 %' : text;
}
