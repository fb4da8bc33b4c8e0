import { minorUnitDigits } from '../documents/quantity.ts';
import type { ProblemCode } from './problem.ts';

/** How a file writes its numbers. */
export interface NumberFormat {
  /** What separates the decimals; a point unless the file says otherwise. */
  decimal?: '.' | ',' | undefined;
  /** Currency of amounts (ISO 4217). */
  currency?: string | undefined;
}

/** What a cell holds; undefined when it is empty, a code when it does not read. */
export type CellValue = { value: number | undefined } | { code: ProblemCode; args: Record<string, string | number> };

const point = /^[+-]?(?:\d{1,3}(?:[,\s'’]\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?$/i;
const comma = /^[+-]?(?:\d{1,3}(?:[.\s'’]\d{3})+|\d+)?(?:,\d*)?(?:e[+-]?\d+)?$/i;
/** No number is longer; what is longer is not looked at closely. */
const longest = 100;
const plain = /^-?\d+(?:\.\d+)?$/;
const signs: Record<string, readonly string[]> = {
  $: ['USD', 'AUD', 'CAD', 'HKD', 'MXN', 'NZD', 'SGD', 'TWD'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
};

/** True for a cell without content. */
export function isEmpty(cell: unknown): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
}

/** Reads a number: `1,234.5`, or `1.234,5` where decimal commas are declared; a minus sign or accountant's parentheses. */
export function readNumber(cell: unknown, format: NumberFormat = {}): CellValue {
  if (isEmpty(cell)) return { value: undefined };
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell } : unreadable('not-a-number', cell);
  const text = String(cell).trim();
  if (text.length > longest) return unreadable('not-a-number', cell);
  if (format.decimal !== ',' && plain.test(text)) return { value: Number(text) };
  const value = numberIn(text, format);
  if (value !== undefined) return { value };
  const other = format.decimal === ',' ? undefined : numberIn(text, { decimal: ',' });
  return unreadable(other === undefined ? 'not-a-number' : 'decimal-comma', cell);
}

/** Reads a share of a whole as a fraction: `5%` is 0.05, `0.05` too. */
export function readRate(cell: unknown, format: NumberFormat = {}): CellValue {
  const text = typeof cell === 'string' ? cell.trim() : '';
  if (!text.endsWith('%')) return readNumber(cell, format);
  const read = readNumber(text.slice(0, -1), format);
  return 'value' in read && read.value !== undefined ? { value: read.value / 100 } : read;
}

/** Reads an amount as whole minor units (cents): `49.90`, `$1,234.50`, `EUR 12`, `12 €`. */
export function readMoney(cell: unknown, format: NumberFormat = {}): CellValue {
  if (isEmpty(cell)) return { value: undefined };
  if (String(cell).length > longest) return unreadable('not-money', cell);
  const text = String(cell).trim();
  const { amount, currency } = plain.test(text) ? { amount: text, currency: undefined } : withoutCurrency(text);
  const wanted = format.currency;
  if (currency !== undefined && wanted !== undefined && !currency.includes(wanted)) {
    return { code: 'other-currency', args: { value: String(cell), currency: wanted } };
  }
  const read = typeof cell === 'number' ? readNumber(cell) : readNumber(amount, format);
  if ('code' in read) return read.code === 'decimal-comma' ? read : unreadable('not-money', cell);
  if (read.value === undefined) return unreadable('not-money', cell);
  const digits = minorUnitDigits(wanted ?? currency?.[0]);
  // `1.000` is read by some as one, by others as a thousand; a declaration settles it.
  const unclear = format.decimal === undefined && digits < 3 && typeof cell === 'string' && /\.\d{3}$/.test(amount);
  if (unclear) return { code: 'too-precise', args: { value: String(cell), currency: wanted ?? 'money', digits } };
  const scaled = read.value * 10 ** digits;
  const minor = Math.round(scaled);
  // What is a little off a whole cent comes from a binary number (0.1 + 0.2); what is far off is another kind of number.
  if (Math.abs(scaled - minor) > 1e-6 * Math.max(1, Math.abs(scaled) * 1e-6)) {
    return { code: 'too-precise', args: { value: String(cell), currency: wanted ?? 'money', digits } };
  }
  return Number.isSafeInteger(minor) ? { value: minor + 0 } : unreadable('not-money', cell);
}

function numberIn(text: string, { decimal }: NumberFormat): number | undefined {
  const inside = /^\((.+)\)$/.exec(text)?.[1];
  const body = (inside ?? text).trim().replace(/^[−–]/, '-');
  if (!(decimal === ',' ? comma : point).test(body) || !/\d/.test(body)) return undefined;
  const grouping = decimal === ',' ? /[.\s'’]/g : /[,\s'’]/g;
  const value = Number(body.replace(grouping, '').replace(',', '.'));
  if (!Number.isFinite(value)) return undefined;
  return inside === undefined ? value : -value;
}

function withoutCurrency(text: string): { amount: string; currency: readonly string[] | undefined } {
  const match =
    /^(?<open>[(+−–-]?)\s*(?<before>[A-Z]{3}(?![A-Za-z])|[$€£¥])?\s*(?<amount>.*?)\s*(?<after>[A-Z]{3}|[$€£¥])?(?<close>\)?)$/u.exec(
      text,
    );
  const { open = '', before, amount = text, after, close = '' } = match?.groups ?? {};
  const name = before ?? after;
  if (name === undefined || (before !== undefined && after !== undefined)) return { amount: text, currency: undefined };
  return { amount: `${open}${amount}${close}`, currency: signs[name] ?? [name] };
}

function unreadable(code: ProblemCode, cell: unknown): CellValue {
  return { code, args: { value: String(cell).slice(0, 100) } };
}
