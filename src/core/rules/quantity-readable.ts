import { fromPointer } from '../documents/pointer.ts';
import { defineRule } from './rule.ts';

export const quantityReadable = defineRule({
  id: 'quantity-readable',
  title: 'Quantities can be read one way only',
  description:
    'Rates, amounts of money, durations, dates and counts are written as people write them, and mean one thing.',
  kinds: 'any',
  severity: 'error',
  about: 'shape',
  messages: {
    'rate-above-one':
      '`{key}` is a rate, and {value} without a percent sign would be {value} times the whole. Write `{value}%` if you mean per cent.',
    'not-a-rate': '“{value}” is not a rate. Write a percentage such as `25%`, or a share such as `0.25`.',
    'not-money': '“{value}” is not an amount. Write it as `USD 45,000`, or as a bare number in the project’s currency.',
    'too-precise':
      '“{value}” has more digits behind the point than {currency} has ({digits}). Round it; thousands are set apart by a comma.',
    'not-a-duration': '“{value}” is not a length of time. Write it as `14 days`, `24 hours` or `3d`.',
    'not-a-count': '“{value}” is not a number. Write it as `12,000` or `12000`.',
    'not-a-day': '“{value}” is not a day in the calendar. Write it as year-month-day, such as `2026-06-30`.',
    'not-a-period': '“{value}” is not a period. Write a month (`2026-05`), a quarter (`2026-Q2`) or a year (`2026`).',
  },
  fixes: {
    'as-percent': 'Write `{value}%`',
  },
  *check(document) {
    for (const error of document.schemaErrors) {
      if (error.keyword !== 'x-quantity') continue;
      const { reason, ...rest } = error.params as { reason: string } & Record<string, string | number>;
      const path = error.pointer;
      const key = fromPointer(path).findLast((segment) => !/^\d+$/.test(segment)) ?? '';
      const percent = reason === 'rate-above-one' && Number(rest.value) <= 100;
      yield {
        message: reason,
        args: { key, ...rest },
        path,
        ...(percent
          ? {
              fix: {
                message: 'as-percent',
                args: rest,
                changes: [{ op: 'set', path, value: `${rest.value}%` }],
              } as const,
            }
          : {}),
      };
    }
  },
});
