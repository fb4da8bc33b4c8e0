import { parseDay } from '../../documents/dates.ts';
import { parseCount, parseDuration, parseMoney, parseRate } from '../../documents/quantity.ts';
import type { AttributeFacts } from './attributes.ts';
import type { Condition } from './conditions.ts';

/** A figure of a condition as a number that can be compared; undefined for what is none. */
export function figureOf(value: unknown, type: AttributeFacts['type']): number | undefined {
  if (type === 'date') return parseDay(value);
  if (type === 'money') {
    const money = parseMoney(value);
    return money.unit === 'money' ? money.minor : undefined;
  }
  if (type === 'duration') return durationOf(value);
  if (type === 'rate' || (typeof value === 'string' && value.trim().endsWith('%'))) {
    const rate = parseRate(value);
    return rate.unit === 'rate' ? rate.fraction : undefined;
  }
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const count = parseCount(value);
  return count.unit === 'count' ? count.value : undefined;
}

function durationOf(value: unknown): number | undefined {
  const duration = parseDuration(value);
  return duration.unit === 'duration' ? duration.days : undefined;
}

interface Range {
  low: number;
  high: number;
  /** True when the limit itself is outside. */
  openLow: boolean;
  openHigh: boolean;
}

const everything: Range = {
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  openLow: false,
  openHigh: false,
};

/** What a condition lets through, as a stretch of numbers: of the value itself, or of how long ago the day was. */
function rangeOf(
  condition: Condition,
  type: AttributeFacts['type'],
): { of: 'value' | 'age'; range: Range } | undefined {
  const { operator = 'equals', value, values } = condition;
  if (operator === 'within-last' || operator === 'longer-ago-than') {
    const days = durationOf(value);
    if (days === undefined) return undefined;
    const range = operator === 'within-last' ? { high: days } : { low: days, openLow: true };
    return { of: 'age', range: { ...everything, ...range } };
  }
  if (operator === 'between') {
    const [low, high] = [figureOf(values?.[0], type), figureOf(values?.[1], type)];
    return low === undefined || high === undefined ? undefined : { of: 'value', range: { ...everything, low, high } };
  }
  const limit = figureOf(value, type);
  if (limit === undefined) return undefined;
  const ranges: { [key: string]: Partial<Range> } = {
    equals: { low: limit, high: limit },
    above: { low: limit, openLow: true },
    after: { low: limit, openLow: true },
    'at-least': { low: limit },
    below: { high: limit, openHigh: true },
    before: { high: limit, openHigh: true },
    'at-most': { high: limit },
  };
  const range = ranges[operator];
  return range && { of: 'value', range: { ...everything, ...range } };
}

/** True when no number is in both ranges. */
function areApart(a: Range, b: Range): boolean {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  if (low !== high) return low > high;
  return [a, b].some((range) => (range.openLow && range.low === low) || (range.openHigh && range.high === high));
}

const text = (value: unknown) => String(value).trim().toLowerCase();

/** The only values that a condition lets through; undefined where there are others. */
function allowed({ operator = 'equals', value, values }: Condition): string[] | undefined {
  if (operator === 'equals') return value === undefined ? undefined : [text(value)];
  return operator === 'one-of' ? values?.map(text) : undefined;
}

/** The values that a condition keeps out. */
function refused({ operator, value, values }: Condition): string[] {
  if (operator === 'not-equals') return value === undefined ? [] : [text(value)];
  return operator === 'none-of' ? (values ?? []).map(text) : [];
}

/** True when two conditions on one attribute can never both be true. Of a list several values hold at once. */
export function excludeEachOther(a: Condition, b: Condition, type: AttributeFacts['type']): boolean {
  const isUnset = (condition: Condition) => condition.operator === 'is-not-set';
  // What is not set is no value either, but some tools count it as different from all; only the plain case is certain.
  if (isUnset(a) || isUnset(b)) return a.operator === 'is-set' || b.operator === 'is-set';
  if (type === 'list') return false;
  const [left, right] = [rangeOf(a, type), rangeOf(b, type)];
  if (left && right) return left.of === right.of && areApart(left.range, right.range);
  return (
    [
      [a, b],
      [b, a],
    ] as const
  ).some(([one, other]) => {
    const own = allowed(one);
    const others = allowed(other);
    const kept = own?.filter((value) => !refused(other).includes(value) && (others?.includes(value) ?? true));
    return own !== undefined && own.length > 0 && kept?.length === 0;
  });
}
