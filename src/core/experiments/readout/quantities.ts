import { minorUnitDigits, parseCount, parseDuration, parseMoney, parseRate } from '../../documents/quantity.ts';

/** Reads a quantity of any unit as a plain number: rates as fractions, money in whole units, durations in days. */
export function readAmount(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (value.trim().endsWith('%')) return readRate(value);
  const count = parseCount(value);
  if (count.unit === 'count') return count.value;
  const money = parseMoney(value);
  if (money.unit === 'money') return money.minor / 10 ** minorUnitDigits(money.currency);
  const length = parseDuration(value);
  return length.unit === 'duration' ? length.days : undefined;
}

/** Reads a rate as a fraction. */
export function readRate(value: unknown): number | undefined {
  const rate = value === undefined ? undefined : parseRate(value);
  return rate?.unit === 'rate' ? rate.fraction : undefined;
}

/** Reads a whole number. */
export function readCount(value: unknown): number | undefined {
  const count = value === undefined ? undefined : parseCount(value);
  return count?.unit === 'count' ? count.value : undefined;
}

/** Reads a length of time in days. */
export function readDays(value: unknown): number | undefined {
  const length = value === undefined ? undefined : parseDuration(value);
  return length?.unit === 'duration' ? length.days : undefined;
}
