import { formatCount } from '../../documents/quantity.ts';
import type { FunnelFlow, FunnelView } from './model.ts';

/** Writes a volume of a funnel: people, or a share of the first stage where there are only rates. */
export function volumeText(view: Pick<FunnelView, 'relative'>, volume: number): string {
  if (view.relative) return rateText(volume);
  // Half a customer is the product of a rate, not a fact; below ten it still says something.
  const shown = Math.abs(volume) < 10 ? volume : Math.round(volume);
  if (shown < 10_000_000) return formatCount(shown);
  if (shown > 1e15) return shown.toExponential(1);
  return shown.toLocaleString('en-US', { notation: 'compact', maximumSignificantDigits: 4 });
}

/** Writes the loss of a step with its sign: `−94.5 %`, or `+12.0 %` where a stage grows. */
export function changeText({ rate }: FunnelFlow): string {
  if (rate > 1) return `+${percent(rate - 1)}`;
  return rate === 1 ? '0 %' : `−${lossText(rate)}`;
}

/** Writes the share that goes on. Never rounds to nothing while somebody does. */
export function rateText(rate: number): string {
  const text = percent(rate);
  return rate > 0 && Number.parseFloat(text) === 0 ? '<0.01 %' : text;
}

/** Writes the share that is lost. Never rounds to a whole hundred while somebody goes on. */
function lossText(rate: number): string {
  if (rate === 0) return '100 %';
  for (const digits of rate < 0.01 ? [2, 3] : [1]) {
    const text = percent(1 - rate, digits);
    if (Number.parseFloat(text) < 100) return text;
  }
  return '99.999 %';
}

/** One decimal, always, so that figures below each other compare; two where one would say next to nothing. */
function percent(fraction: number, digits = fraction > 0 && fraction < 0.01 ? 2 : 1): string {
  if (fraction > 10_000) return '>1,000,000 %';
  const value = fraction * 100;
  if (value === 0 || value === 100) return `${value} %`;
  return `${value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })} %`;
}
