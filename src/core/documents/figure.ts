import { formatCount, formatMoney, formatRate, parseCount, parseDuration, parseMoney, parseRate } from './quantity.ts';

/** How a KPI is counted. */
export type FigureUnit = 'count' | 'rate' | 'money' | 'duration' | 'score' | 'ratio';

/** Reads a value in the unit of its KPI, as one number that can be compared: fractions, minor units, days. Undefined when it does not read. */
export function figureOf(value: unknown, unit: FigureUnit | undefined, currency?: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  switch (unit) {
    case 'rate': {
      const rate = parseRate(value);
      return rate.unit === 'rate' ? rate.fraction : undefined;
    }
    case 'money': {
      const money = parseMoney(value, currency);
      return money.unit === 'money' ? money.minor : undefined;
    }
    case 'duration': {
      const duration = parseDuration(value);
      return duration.unit === 'duration' ? duration.days : undefined;
    }
    default: {
      const count = parseCount(value);
      return count.unit === 'count' ? count.value : undefined;
    }
  }
}

/** Writes a figure in its unit, as people read it. */
export function formatFigure(value: number, unit: FigureUnit | undefined, currency?: string): string {
  if (unit === 'rate') return formatRate(value);
  if (unit === 'money') return formatMoney(value, currency);
  if (unit === 'duration') return `${formatCount(value)} days`;
  return formatCount(value);
}
