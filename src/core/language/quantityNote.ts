import { formatDay, parseDay, parsePeriod } from '../documents/dates.ts';
import { formatCount, formatMoney, parseCount, parseDuration, parseMoney, parseRate } from '../documents/quantity.ts';

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];

/** What a quantity means once it is read: “`25%` is 0.25”. Undefined when it does not read, or already says it. */
export function quantityNote(unit: string, value: unknown, currency: string | undefined): string | undefined {
  const text = String(value);
  const meaning = meaningOf(unit, value, currency);
  return meaning === undefined || meaning === text ? undefined : `\`${text}\` is ${meaning}.`;
}

function meaningOf(unit: string, value: unknown, currency: string | undefined): string | undefined {
  switch (unit) {
    case 'rate': {
      const rate = parseRate(value);
      if (rate.unit !== 'rate') return undefined;
      const percent = `${Number((rate.fraction * 100).toPrecision(12))} %`;
      return String(value).includes('%') ? String(Number(rate.fraction.toPrecision(12))) : percent;
    }
    case 'money': {
      const money = parseMoney(value, currency);
      return money.unit === 'money' ? formatMoney(money.minor, money.currency ?? currency) : undefined;
    }
    case 'duration': {
      const duration = parseDuration(value);
      return duration.unit === 'duration' ? `${formatCount(duration.days)} days` : undefined;
    }
    case 'count': {
      const count = parseCount(value);
      return count.unit === 'count' ? formatCount(count.value) : undefined;
    }
    case 'date': {
      const day = parseDay(value);
      return day === undefined ? undefined : `a ${weekdays[((day % 7) + 7) % 7]}`;
    }
    case 'period': {
      const period = parsePeriod(value);
      if (!period) return undefined;
      return `${formatDay(period.start)} to ${formatDay(period.end)}, ${period.end - period.start + 1} days`;
    }
    default:
      return undefined;
  }
}
