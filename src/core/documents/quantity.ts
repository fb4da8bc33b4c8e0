/**
 * Quantities are written as people write them and parsed once, here. Money is kept in minor units (whole cents), rates as
 * fractions, durations in days; nothing is a guess: a text that could mean two things is refused.
 */

export type QuantityUnit = 'rate' | 'money' | 'duration' | 'count' | 'score' | 'date' | 'period' | 'any';

export interface Rate {
  unit: 'rate';
  /** 0.25 for 25%. */
  fraction: number;
}
export interface Money {
  unit: 'money';
  /** Whole minor units: cents for USD. */
  minor: number;
  /** ISO 4217 code, or undefined for a bare number in the project's currency. */
  currency: string | undefined;
}
export interface Duration {
  unit: 'duration';
  days: number;
}
export interface Count {
  unit: 'count';
  value: number;
}

/** A failed reading: the code of a message and its arguments. */
export interface NotAQuantity {
  unit: 'none';
  reason: 'rate-above-one' | 'not-a-rate' | 'not-money' | 'too-precise' | 'not-a-duration' | 'not-a-count';
  args: Record<string, string | number>;
}

/** Comparison in front of a target, as in "> 25%". */
const comparison = /^\s*(?:[<>]=?|≤|≥)\s*/;
const plainNumber = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const minorDigits: Record<string, number> = {
  JPY: 0,
  KRW: 0,
  CLP: 0,
  ISK: 0,
  VND: 0,
  KWD: 3,
  BHD: 3,
  OMR: 3,
  TND: 3,
  JOD: 3,
};
/** Currencies that a sign stands for: the project's own if it is among them, else the first. */
const symbols: Record<string, readonly string[]> = {
  $: ['USD', 'AUD', 'CAD', 'HKD', 'MXN', 'NZD', 'SGD', 'TWD'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
};

function currencyOf(symbol: string, projectCurrency: string | undefined): string | undefined {
  const known = symbols[symbol] ?? [];
  return projectCurrency !== undefined && known.includes(projectCurrency) ? projectCurrency : known[0];
}

const dayLengths: Record<string, number> = {
  minute: 1 / 1440,
  min: 1 / 1440,
  hour: 1 / 24,
  h: 1 / 24,
  day: 1,
  d: 1,
  week: 7,
  w: 7,
  month: 365.25 / 12,
  quarter: 365.25 / 4,
  year: 365.25,
  y: 365.25,
};

function none(reason: NotAQuantity['reason'], value: unknown, args: NotAQuantity['args'] = {}): NotAQuantity {
  return { unit: 'none', reason, args: { value: String(value), ...args } };
}

function numberIn(text: string): number | undefined {
  return plainNumber.test(text) ? Number(text.replaceAll(',', '')) : undefined;
}

/** Number of digits behind the decimal point in a currency. */
export function minorUnitDigits(currency: string | undefined): number {
  return minorDigits[currency ?? ''] ?? 2;
}

/** Reads a share of a whole: `25%` or `0.25`; a comparison in front is left out. A bare number above 1 is refused. */
export function parseRate(value: unknown): Rate | NotAQuantity {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return none('not-a-rate', value);
    if (Math.abs(value) > 1) return none('rate-above-one', value);
    return { unit: 'rate', fraction: value };
  }
  const text = String(value).replace(comparison, '').trim();
  if (text.endsWith('%')) {
    const percent = numberIn(text.slice(0, -1).trim());
    return percent === undefined ? none('not-a-rate', value) : { unit: 'rate', fraction: percent / 100 };
  }
  const bare = numberIn(text);
  return bare === undefined ? none('not-a-rate', value) : parseRate(bare);
}

/** Reads an amount: `USD 45,000`, `45,000 USD`, `$45,000.50` or a bare number in the project's currency. */
export function parseMoney(value: unknown, projectCurrency?: string): Money | NotAQuantity {
  if (typeof value !== 'string' && typeof value !== 'number') return none('not-money', value);
  const text = String(value).replace(comparison, '').trim();
  const match =
    /^(?:(?<before>[A-Z]{3})\s*|(?<symbol>[$€£¥])\s*)?(?<number>[+-]?[\d,]+(?:\.\d+)?)(?:\s*(?<after>[A-Z]{3}))?$/.exec(
      text,
    );
  const { before, symbol, number, after } = match?.groups ?? {};
  const amount = number === undefined ? undefined : numberIn(number);
  if (amount === undefined || (after && (before || symbol))) return none('not-money', value);
  const currency = before ?? after ?? (symbol ? currencyOf(symbol, projectCurrency) : undefined);
  const digits = minorUnitDigits(currency ?? projectCurrency);
  const decimals = number?.split('.')[1] ?? '';
  // Three digits behind a point may be thousands: `1.000` is read by some as one, by others as a thousand.
  const isAmbiguous = typeof value === 'string' && decimals.length === 3 && digits < 3;
  if (isAmbiguous || decimals.replace(/0+$/, '').length > digits) {
    return none('too-precise', value, { currency: currency ?? projectCurrency ?? 'the currency', digits });
  }
  return { unit: 'money', minor: Math.round(amount * 10 ** digits), currency };
}

/** Reads a length of time: `14 days`, `24 hours`, `3d`, `2 weeks`; a bare number counts days. */
export function parseDuration(value: unknown): Duration | NotAQuantity {
  if (typeof value === 'number') {
    return Number.isFinite(value) && value >= 0 ? { unit: 'duration', days: value } : none('not-a-duration', value);
  }
  const text = String(value).replace(comparison, '').trim().toLowerCase();
  const match = /^(?<number>\d[\d,]*(?:\.\d+)?)[\s_-]*(?<unit>[a-z]+)$/.exec(text);
  const amount = numberIn(match?.groups?.number ?? text);
  const unit = match?.groups?.unit;
  if (amount === undefined || amount < 0) return none('not-a-duration', value);
  if (unit === undefined) return { unit: 'duration', days: amount };
  const name = [unit, unit.replace(/s$/, '')].find((candidate) => Object.hasOwn(dayLengths, candidate));
  const length = name === undefined ? undefined : dayLengths[name];
  return length === undefined ? none('not-a-duration', value) : { unit: 'duration', days: amount * length };
}

/** Reads a number, with or without thousands separators: `12,000`. */
export function parseCount(value: unknown): Count | NotAQuantity {
  if (typeof value === 'number') return Number.isFinite(value) ? { unit: 'count', value } : none('not-a-count', value);
  const number = numberIn(String(value).replace(comparison, '').trim());
  return number === undefined ? none('not-a-count', value) : { unit: 'count', value: number };
}

/** Writes an amount as people read it: `USD 45,000` or `USD 45,000.01`. */
export function formatMoney(minor: number, currency: string | undefined): string {
  const digits = minorUnitDigits(currency);
  const whole = Math.abs(minor) % 10 ** digits === 0;
  const amount = numberFormat(whole ? 0 : digits, digits).format(minor / 10 ** digits);
  return currency ? `${currency} ${amount}` : amount;
}

/** Writes a rate as a percentage with at most one decimal: `5.3 %`. */
export function formatRate(fraction: number): string {
  return `${Number((fraction * 100).toFixed(Math.abs(fraction) < 0.01 ? 2 : 1))} %`;
}

/** Writes a number with thousands separators: `8,158`. */
export function formatCount(value: number): string {
  return numberFormat(0, 1).format(value);
}

const formats = new Map<string, Intl.NumberFormat>();

/** A format with thousands separators; building one costs far more than using it. */
function numberFormat(minimumFractionDigits: number, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${minimumFractionDigits} ${maximumFractionDigits}`;
  const format = formats.get(key) ?? new Intl.NumberFormat('en-US', { minimumFractionDigits, maximumFractionDigits });
  formats.set(key, format);
  return format;
}
