import { parseCount, parseDuration, parseMoney, parseRate } from '../../documents/quantity.ts';

/** A share of a whole as a fraction; undefined where none is written, or none can be read. */
export function rateOf(value: number | string | undefined): number | undefined {
  const rate = value === undefined ? undefined : parseRate(value);
  return rate?.unit === 'rate' && Number.isFinite(rate.fraction) ? rate.fraction : undefined;
}

/** A number of people or things; undefined where none is written, or none can be read. */
export function countOf(value: number | string | undefined): number | undefined {
  const count = value === undefined ? undefined : parseCount(value);
  return count?.unit === 'count' && Number.isFinite(count.value) ? count.value : undefined;
}

/** A length of time in days; undefined where none is written, or none can be read. */
export function daysOf(value: number | string | undefined): number | undefined {
  const duration = value === undefined ? undefined : parseDuration(value);
  return duration?.unit === 'duration' ? duration.days : undefined;
}

/** An amount in whole minor units; undefined where none is written, or none can be read. @param currency of bare amounts */
export function minorOf(value: number | string | undefined, currency: string | undefined): number | undefined {
  const money = value === undefined ? undefined : parseMoney(value, currency);
  return money?.unit === 'money' ? money.minor : undefined;
}
