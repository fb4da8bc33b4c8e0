import type { DataProblem } from '../../data/problem.ts';
import { figures, type SheetPart, words } from '../../sheets/sheet.ts';
import type { LeadFigures } from '../leadFigures.ts';
import { countText, moneyText, none, rateText } from '../words.ts';

/** How many rows that were left out are shown. */
const shown = 5;

/** Which sources and campaigns bring leads that convert, and how fast somebody answers; what was not counted, and why. */
export function leadParts(figuresOfLeads: LeadFigures, currency: string | null): SheetPart[] {
  const hours = (value: number | null) => (value === null ? none : `${Number(value.toFixed(1))} h`);
  const { from, through, groups, outside, leftOut, problems } = figuresOfLeads;
  const span = from === null || through === null ? '' : `, ${from} to ${through}`;
  const title = `Leads by source and campaign${span}`;
  const notCounted = [
    ...(outside === 0
      ? []
      : [`${countText(outside)} of the file came in before or after these days; not counted here.`]),
    ...leftOutText(leftOut, problems),
  ];
  if (groups.length === 0) return [{ title, text: ['No lead of these days can be counted.', ...notCounted] }];
  return [
    {
      title,
      table: {
        columns: [
          words('Source'),
          words('Campaign'),
          ...['Leads', 'Converted', 'Rate', 'Value', 'Answered', 'Median', '9 of 10 within'].map(figures),
        ],
        rows: groups.map(({ source, campaign, leads, converted, rate, value, followUp }) => [
          source,
          campaign === '' ? 'without' : (campaign ?? 'all'),
          countText(leads),
          countText(converted),
          rateText(rate),
          moneyText(value, currency),
          countText(followUp.answered),
          hours(followUp.medianHours),
          hours(followUp.p90Hours),
        ]),
      },
      text: [
        'Median and 9 of 10: hours until the first answer of those who got one (type 7 of Hyndman & Fan 1996); the others are counted as not answered.',
        ...notCounted,
      ],
    },
  ];
}

function leftOutText(leftOut: number, problems: readonly DataProblem[]): string[] {
  if (leftOut === 0) return [];
  const lines = problems
    .slice(0, shown)
    .map(({ row, column, message }) => `Row ${row}${column === '' ? '' : `, ${column}`}: ${message}`);
  const more = problems.length > shown ? ['The JSON of the report names the others.'] : [];
  return [`${countText(leftOut)} ${leftOut === 1 ? 'row was' : 'rows were'} left out.`, ...lines, ...more];
}
