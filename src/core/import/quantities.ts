import { formatDay, parseDay } from '../documents/dates.ts';

/** What a text says about a quantity: one that reads one way, none, or one that could mean several things. */
export type Reading<T> = { is: 'one'; value: T } | { is: 'none' } | { is: 'unclear'; why: string };

export type Per = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface Amount {
  /** As our documents write it: `$45,000`, `EUR 1,200`. */
  text: string;
  /** In hundredths, for sums. */
  minor: number;
  /** `$`, `€`, `£`, `¥` or a code of three letters. */
  currency: string;
  per: Per | undefined;
  /** The stretch of text that it stands in. */
  start: number;
  end: number;
}

const codes = 'USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|INR|JPY|CNY|SGD|HKD|BRL|MXN|ZAR';
const number = '\\d(?:[\\d.,]*\\d)?';
const scale = '(?:\\s?(?:k|K|M|mn|bn|B)(?![A-Za-z]))?';
const amounts = new RegExp(
  `(?<sign>US\\$|[$€£¥]|(?<![A-Za-z])(?:${codes})\\s?)(?<first>${number})(?<scale1>${scale})|(?<![\\d.,])(?<second>${number})(?<scale2>${scale})\\s?(?<after>€|£|(?:${codes})(?![A-Za-z]))`,
  'g',
);
const vague =
  /(?:[~≈<>≤≥±]|\b(?:about|around|approx(?:imately|\.)?|circa|roughly|up to|at least|at most|under|over|below|above|max(?:imum|\.)?|min(?:imum|\.)?|less than|more than|from))\s*$/i;
const perWords: readonly [RegExp, Per][] = [
  [/^\s*(?:(?:\/|per|a|each|every)\s*(?:mo\b|month)|monthly)/i, 'month'],
  [/^\s*(?:(?:\/|per|a|each|every)\s*(?:wk\b|week)|weekly)/i, 'week'],
  [/^\s*(?:(?:\/|per|a|each|every)\s*(?:qtr\b|quarter)|quarterly)/i, 'quarter'],
  [/^\s*(?:(?:\/|per|a|each|every)\s*(?:yr\b|year|annum)|yearly|annually)/i, 'year'],
  [/^\s*(?:(?:\/|per|a|each|every)\s*day|daily)/i, 'day'],
];

/** The one amount of money in a text. A range, an estimate or several amounts are unclear. */
export function moneyIn(text: string): Reading<Amount> {
  const found = [...text.matchAll(amounts)];
  const [match] = found;
  if (!match) return { is: 'none' };
  const said = match[0].trim();
  const end = match.index + match[0].length;
  const rest = text.slice(end);
  if (/^\s*(?:[–—-]|to)\s*(?:US\$|[$€£¥])?\d/.test(rest) || /\d\s*(?:[–—-]|to)\s*$/.test(text.slice(0, match.index)))
    return { is: 'unclear', why: `“${/^\S+(?:\s(?:to|[–—-])\s\S+)?/.exec(text.slice(match.index))?.[0]}” is a range` };
  if (found.length > 1)
    return { is: 'unclear', why: `there are several amounts (${said}, ${found[1]?.[0].trim()}, …)` };
  if (vague.test(text.slice(0, match.index)) || /^\s*\+/.test(rest))
    return { is: 'unclear', why: `“${said}” is an estimate or a limit` };
  const { sign, first, scale1 = '', second, scale2 = '', after } = match.groups ?? {};
  const value = numberOf(first ?? second ?? '', `${scale1}${scale2}`.trim());
  if (value === undefined) return { is: 'unclear', why: `“${said}” can be read in more than one way` };
  const currency = (sign ?? after ?? '').trim().replace('US$', 'USD');
  const minor = Math.round(value * 100);
  const per = perWords.find(([pattern]) => pattern.test(rest))?.[1];
  const written = written2(value);
  const amount = /^[A-Z]/.test(currency) ? `${currency} ${written}` : `${currency}${written}`;
  return { is: 'one', value: { text: amount, minor, currency, per, start: match.index, end } };
}

function written2(value: number): string {
  const whole = Number.isInteger(value);
  return value.toLocaleString('en-US', { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: 2 });
}

/** A number with thousands set apart by commas and an optional K, M or bn; undefined for what people read in two ways. */
function numberOf(digits: string, letters: string): number | undefined {
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?$/.test(digits)) return undefined;
  const factor = /^k$/i.test(letters) ? 1e3 : /^(?:m|mn)$/i.test(letters) ? 1e6 : /^(?:b|bn)$/i.test(letters) ? 1e9 : 1;
  const value = Math.round(Number(digits.replaceAll(',', '')) * factor * 100) / 100;
  return Number.isSafeInteger(Math.round(value * 100)) ? value : undefined;
}

/** A figure of a KPI. */
export interface Figure {
  /** As our documents write it: `25%`, `> 3`, `$50`, `1,200`, `14 days`. */
  text: string | number;
  value: number;
  unit: 'rate' | 'money' | 'duration' | 'count' | undefined;
  comparison: '>' | '<' | undefined;
}

const figure =
  /^(?<sign>[<>≤≥]=?)?\s*(?:(?<percent>\d+(?:\.\d+)?)\s?%|(?<count>\d{1,3}(?:,\d{3})+|\d+(?:\.\d{1,2})?)\s?(?<scale>[kKM](?![A-Za-z]))?\s?(?<time>(?:minutes?|hours?|days?|weeks?|months?)\b)?)$/;

/** The figure that a text consists of. */
export function figureFrom(text: string): Reading<Figure> {
  const said = text.trim().replace(/[.;]$/, '').trim();
  if (said === '' || !/\d/.test(said)) return { is: 'none' };
  const match = figure.exec(said);
  const comparison = /^[>≥]/.test(said) ? '>' : /^[<≤]/.test(said) ? '<' : undefined;
  const unclear = { is: 'unclear', why: `“${said.slice(0, 60)}” is not one plain figure` } as const;
  if (!match) {
    const body = said.replace(/^[<>≤≥]=?\s*/, '');
    const money = moneyIn(body);
    if (money.is !== 'one') return money.is === 'none' ? unclear : money;
    if (money.value.start > 0 || money.value.end < body.length) return unclear;
    const shown = `${comparison ? `${said.slice(0, said.length - body.length).trim()} ` : ''}${money.value.text}`;
    return { is: 'one', value: { text: shown, value: money.value.minor / 100, unit: 'money', comparison } };
  }
  const { sign, percent, count, scale: letters = '', time } = match.groups ?? {};
  const front = sign ? `${sign} ` : '';
  if (percent !== undefined)
    return {
      is: 'one',
      value: { text: `${front}${percent}%`, value: Number(percent) / 100, unit: 'rate', comparison },
    };
  const value = numberOf(count ?? '', letters);
  if (value === undefined) return unclear;
  const shown = value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  if (time !== undefined)
    return { is: 'one', value: { text: `${front}${shown} ${time}`, value, unit: 'duration', comparison } };
  const plain = front === '' && !shown.includes(',') ? value : `${front}${shown}`;
  return { is: 'one', value: { text: plain, value, unit: Number.isInteger(value) ? 'count' : undefined, comparison } };
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const ordinal = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
/** Ways to write a day, and periods that end on one. */
const dayForms = [
  /(?<!\d)(?<year>\d{4})-(?<number>\d{2})-(?<day>\d{2})(?!\d)/,
  new RegExp(`\\b${monthWord}\\s+${ordinal},?\\s+(?<year>20\\d{2})\\b`, 'i'),
  new RegExp(`\\b${ordinal}\\s+(?:of\\s+)?${monthWord},?\\s+(?<year>20\\d{2})\\b`, 'i'),
  /\bQ(?<quarter>[1-4])[\s,/-]*(?<year>20\d{2})\b/i,
  /\b(?<year>20\d{2})[\s,/-]*Q(?<quarter>[1-4])\b/i,
  new RegExp(`\\b${monthWord}\\s+(?<year>20\\d{2})\\b`, 'i'),
];
const looseDay = new RegExp(
  `\\b(?:${monthWord.replace('?<month>', '?:')}\\s+\\d{1,2}|\\d{1,2}\\s+${monthWord.replace('?<month>', '?:')})\\b|\\b\\d{1,2}(?:/\\d{1,2}(?:/\\d{2,4})?|\\.\\d{1,2}\\.\\d{2,4})\\b|\\bQ[1-4]\\b|\\b(?:weeks?|days?|months?)\\s*\\d+(?:\\s*[–—-]\\s*\\d+)?`,
  'i',
);

export interface FoundDay {
  /** Year-month-day; the last day, where the text names a month or a quarter. */
  day: string;
  /** The first day of what is named. */
  from: string;
  /** True where the text names one day. */
  exact: boolean;
  start: number;
  end: number;
}

/** The days in a text, in order. */
export function daysIn(text: string): FoundDay[] {
  const days: FoundDay[] = [];
  let rest = text;
  for (const form of dayForms) {
    for (let match = form.exec(rest); match; match = form.exec(rest)) {
      const found = dayOf(match);
      if (found) days.push({ ...found, start: match.index, end: match.index + match[0].length });
      rest = `${rest.slice(0, match.index)}${' '.repeat(match[0].length)}${rest.slice(match.index + match[0].length)}`;
    }
  }
  return days.sort((a, b) => a.start - b.start);
}

function dayOf(match: RegExpExecArray): Pick<FoundDay, 'day' | 'from' | 'exact'> | undefined {
  const { year = '', month = '', number: digits, day, quarter } = match.groups ?? {};
  const first = quarter
    ? Number(quarter) * 3 - 2
    : digits !== undefined
      ? Number(digits)
      : monthNames.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const two = (value: number) => String(value).padStart(2, '0');
  if (day !== undefined) {
    const text = `${year}-${two(first)}-${two(Number(day))}`;
    return parseDay(text) === undefined ? undefined : { day: text, from: text, exact: true };
  }
  const last = quarter ? first + 2 : first;
  const next = Date.UTC(Number(year), last, 1) / 86_400_000;
  return { day: formatDay(next - 1), from: `${year}-${two(first)}-01`, exact: false };
}

/** The one day in a text. Where there is none, says whether the text tries to give one. */
export function dayIn(text: string): Reading<FoundDay> {
  const days = daysIn(text);
  const [day] = days;
  if (day && days.length === 1) return { is: 'one', value: day };
  if (day) return { is: 'unclear', why: `there are several days (${days.map((one) => one.day).join(', ')})` };
  const loose = looseDay.exec(text)?.[0];
  return loose === undefined ? { is: 'none' } : { is: 'unclear', why: `“${loose}” names no day of a year` };
}

/** The planning period that a text names: `2026-Q2`, `2026-05`. */
export function periodIn(text: string): string | undefined {
  const quarter = /\bQ([1-4])[\s,/-]*(20\d{2})\b/i.exec(text) ?? undefined;
  if (quarter) return `${quarter[2]}-Q${quarter[1]}`;
  const turned = /\b(20\d{2})[\s,/-]*Q([1-4])\b/i.exec(text);
  if (turned) return `${turned[1]}-Q${turned[2]}`;
  const month = /(?<!\d)(20\d{2}-(?:0[1-9]|1[0-2]))(?![\d-])/.exec(text);
  return month?.[1];
}
