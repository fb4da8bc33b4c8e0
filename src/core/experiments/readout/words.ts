import type { Interval } from '../arms.ts';

/** A rate for reading: `5.01 %`. */
export function percent(rate: number, digits = 3): string {
  return `${Number((rate * 100).toPrecision(digits))} %`;
}

/** A change by a share of what it was, for reading: `+20 %`. */
export function change(rate: number): string {
  return `${signed(Number((rate * 100).toPrecision(3)))} %`;
}

/** A value of the metric for reading. */
export function amount(value: number, metric: 'conversion' | 'mean'): string {
  return metric === 'conversion' ? percent(value) : String(Number(value.toPrecision(4)));
}

/** A difference for reading: percentage points for rates. */
export function difference(value: number, metric: 'conversion' | 'mean'): string {
  if (metric === 'mean') return signed(Number(value.toPrecision(3)));
  const points = Number((value * 100).toPrecision(2));
  return `${signed(points)} percentage ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}

/** An interval of a difference for reading: `0.35 to 1.65 percentage points`. */
export function range([lower, upper]: Interval, metric: 'conversion' | 'mean'): string {
  const scale = metric === 'conversion' ? 100 : 1;
  const end = (value: number) => (Number.isFinite(value) ? signed(Number((value * scale).toPrecision(3))) : 'anything');
  return `${end(lower)} to ${end(upper)}${metric === 'conversion' ? ' percentage points' : ''}`;
}

/** A p-value for reading: `p = 0.031`, `p < 0.001`. */
export function pValue(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${Number(p.toPrecision(2))}`;
}

/** A count for reading: `8,158`. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function signed(value: number): string {
  if (value === 0) return '0';
  return value > 0 ? `+${value}` : `−${Math.abs(value)}`;
}

/** The advice of a read-out in words. */
export const adviceWords = {
  ship: 'Ship',
  stop: 'Stop',
  'not-yet': 'Not yet',
  'cannot-say': 'Cannot say',
} as const;
