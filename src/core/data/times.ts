import { UserError } from '../messages/userError.ts';
import type { ProblemCode } from './problem.ts';
import { type ZoneOffset, zoneOffset } from './zone.ts';

/** How a file writes its times. */
export interface TimeFormat {
  /**
   * `iso` (2026-04-06, 2026-04-06T09:30:00Z, 2026-04-06 09:30:00.123 +0200), `epoch-seconds`, `epoch-milliseconds`, or a
   * pattern of yyyy, yy, MM, M, dd, d, HH, H, mm, ss, such as `dd.MM.yyyy HH:mm`.
   */
  format?: string | undefined;
  /** Time zone of times that do not name one, such as `America/Chicago` or `+02:00`; UTC when it is left out. */
  zone?: string | undefined;
}

/** Milliseconds since 1970-01-01 UTC, or NaN for what does not read. */
export type TimeParser = (text: string) => number;

export const dayLength = 86_400_000;

/** Makes the reader of a format. Throws a UserError for a format or a zone that is none. */
export function timeParser({ format = 'iso', zone }: TimeFormat = {}): TimeParser {
  const offset = zoneOffset(zone ?? 'UTC');
  if (format === 'iso') return (text) => parseIso(text, offset);
  if (format === 'epoch-seconds') return (text) => Number(text || Number.NaN) * 1000;
  if (format === 'epoch-milliseconds') return (text) => Number(text || Number.NaN);
  return patternParser(format, offset);
}

/** Why a cell is not a time. */
export function timeProblem(text: string, format = 'iso'): { code: ProblemCode; args: Record<string, string> } {
  const value = text.slice(0, 100);
  if (format !== 'iso') return { code: 'not-this-format', args: { value, format } };
  return { code: /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text) ? 'ambiguous-date' : 'not-a-time', args: { value } };
}

/** Days from 1970-01-01 to a day of the proleptic Gregorian calendar (Howard Hinnant, `days_from_civil`). */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Local milliseconds of a date and time, or NaN when there is no such moment. */
function localTime(year: number, month: number, day: number, hour = 0, minute = 0, second = 0, milli = 0): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  if (!(hour <= 24 && minute < 60 && second <= 60) || (hour === 24 && minute + second > 0)) return Number.NaN;
  return dayNumber(year, month, day) * dayLength + hour * 3_600_000 + minute * 60_000 + second * 1000 + milli;
}

const rest = /^[T\s](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?$/i;

/** Two digits of a text as a number, or NaN. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Read by hand: a regular expression costs as much as the whole of the rest on a file of a million rows. */
function parseIso(text: string, offset: ZoneOffset): number {
  const { length } = text;
  if (length < 10 || length > 60 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
  const year = two(text, 0) * 100 + two(text, 2);
  const [month, day] = [two(text, 5), two(text, 8)];
  if (length === 10) return offset.toUtc(localTime(year, month, day));
  if (
    length === 20 &&
    text.charCodeAt(10) === 84 &&
    text.charCodeAt(19) === 90 &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58
  ) {
    return localTime(year, month, day, two(text, 11), two(text, 14), two(text, 17));
  }
  const match = rest.exec(text.slice(10));
  if (!match) return Number.NaN;
  const [, hour, minute, second = '0', fraction = '', zone] = match;
  const milli = fraction === '' ? 0 : Number(`0.${fraction}`) * 1000;
  const local = localTime(year, month, day, Number(hour), Number(minute), Number(second), milli);
  if (zone === undefined) return offset.toUtc(local);
  const sign = zone.startsWith('-') ? -1 : 1;
  const shift = /\d/.test(zone)
    ? sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0))
    : 0;
  return local - shift * 60_000;
}

const tokens: Record<string, string> = {
  yyyy: '(?<year>\\d{4})',
  yy: '(?<short>\\d{2})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
};

function patternParser(format: string, offset: ZoneOffset): TimeParser {
  const source = format.replace(/yyyy|yy|MM?|dd?|HH?|mm|ss|[^A-Za-z]|[A-Za-z]+/g, (part) => {
    const token = tokens[part];
    if (token !== undefined) return token;
    if (/^[A-Za-z]+$/.test(part) && part !== 'T')
      throw new UserError(
        `“${part}” in the date format ${format} is not a part of a date. Take yyyy, MM, dd, HH, mm or ss.`,
      );
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  const names = [...source.matchAll(/\(\?<(\w+)>/g)].map((match) => match[1]);
  const complete = ['month', 'day'].every((name) => names.includes(name)) && /\?<(?:year|short)>/.test(source);
  if (!complete || new Set(names).size < names.length) {
    throw new UserError(`${format} is not a date format. Name year, month and day once each, such as dd/MM/yyyy.`);
  }
  const pattern = new RegExp(`^${source}$`);
  return (text) => {
    const parts = pattern.exec(text)?.groups;
    if (!parts) return Number.NaN;
    const year = parts.year === undefined ? 2000 + Number(parts.short) : Number(parts.year);
    const { month, day, hour = 0, minute = 0, second = 0 } = parts;
    return offset.toUtc(localTime(year, Number(month), Number(day), Number(hour), Number(minute), Number(second)));
  };
}
