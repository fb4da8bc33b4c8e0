import type { LeadGroup } from '../../measurement/leads.ts';
import { figures, type SheetPart, words } from '../../sheets/sheet.ts';
import { countText, moneyText, none, rateText } from '../words.ts';

/** Which sources and campaigns bring leads that convert, and how fast somebody answers. */
export function leadParts(groups: readonly LeadGroup[], currency: string | null): SheetPart[] {
  const hours = (value: number | null) => (value === null ? none : `${Number(value.toFixed(1))} h`);
  return [
    {
      title: 'Leads by source and campaign',
      table: {
        columns: [
          words('Source'),
          words('Campaign'),
          ...['Leads', 'Converted', 'Rate', 'Value', 'Answered', 'Median', '9 of 10 within'].map(figures),
        ],
        rows: groups.map(({ source, campaign, leads, converted, rate, value, followUp }) => [
          source,
          campaign ?? 'all',
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
      ],
    },
  ];
}
