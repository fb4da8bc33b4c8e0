import { figures, type SheetPart, words } from '../../sheets/sheet.ts';
import type { View } from '../../views/index.ts';
import type { HoursRow } from '../hours.ts';
import type { InitiativeRow } from '../initiatives.ts';
import type { MilestoneRow } from '../milestones.ts';
import type { MeasureReport } from '../report.ts';
import {
  adviceWords,
  countText,
  differenceText,
  milestoneStateWords,
  moneyText,
  none,
  rateText,
  shareText,
} from '../words.ts';

/** Milestones with how late they are. */
export function milestoneParts(milestones: readonly MilestoneRow[], title = 'Milestones'): SheetPart[] {
  if (milestones.length === 0) return [];
  const late = (days: number | null) => (days === null ? none : days > 0 ? `${days}` : days < 0 ? `−${-days}` : '0');
  return [
    {
      title,
      table: {
        columns: [
          words('Milestone'),
          words('Planned'),
          words('Done'),
          figures('Days late'),
          words('State'),
          words('Owner'),
        ],
        rows: milestones.map((row) => [
          row.title,
          row.by,
          row.doneOn ?? none,
          late(row.daysLate),
          milestoneStateWords[row.state],
          row.owner ?? none,
        ]),
      },
    },
  ];
}

/** Working time planned and actual. */
export function hoursParts(hours: readonly HoursRow[]): SheetPart[] {
  if (hours.length === 0) return [];
  const missing = hours.flatMap(({ work, lacks }) =>
    lacks.length === 0
      ? []
      : [`${work} needs ${lacks.map((part) => `\`${part}\``).join(' and ')} in the actual figures.`],
  );
  return [
    {
      title: 'Hours',
      table: {
        columns: [words('Work'), ...['Planned', 'Actual', 'Difference', 'Of the plan'].map(figures)],
        rows: hours.map(({ work, planned, actual, variance }) => [
          work,
          countText(planned),
          countText(actual),
          differenceText({ variance, unit: 'count' }, null),
          shareText(variance),
        ]),
      },
      text: missing,
    },
  ];
}

/** The measured funnels: rates step by step and the one to mend first. @param pictures by the id of the funnel */
export function funnelParts({ funnels }: MeasureReport, pictures: ReadonlyMap<string, View>): SheetPart[] {
  return funnels.map(({ id, title, steps, overall, fixFirst }) => {
    const picture = pictures.get(id);
    return {
      title,
      ...(picture === undefined ? {} : { picture }),
      table: {
        columns: [
          words('From'),
          words('To'),
          ...['Planned', 'Measured', 'Lost', 'More at the end on plan'].map(figures),
        ],
        rows: steps.map(({ from, to, rate, plannedRate, lost, gain }) => [
          from,
          to,
          rateText(plannedRate),
          rateText(rate),
          countText(lost),
          gain === null ? none : countText(Math.max(0, Number(gain.toFixed(1)))),
        ]),
      },
      text: [
        `Of all, ${rateText(overall)} reach the end.`,
        fixFirst === null
          ? 'No step is behind its plan.'
          : `Mend first: ${fixFirst.from} to ${fixFirst.to}; ${fixFirst.reason}.`,
      ],
    };
  });
}

/** What a customer costs and brings. */
export function economicsParts({ economics, currency }: MeasureReport): SheetPart[] {
  if (economics.length === 0) return [];
  const months = (value: number | null) => (value === null ? none : `${value.toFixed(2)} months`);
  return [
    {
      title: 'Unit economics',
      table: {
        columns: [
          words('Period'),
          ...['CAC', 'Lifetime value', 'LTV : CAC', 'Payback', 'Payback with churn'].map(figures),
        ],
        rows: economics.map(({ period, cac, lifetimeValue, ratio, payback, paybackWithChurn }) => [
          period,
          moneyText(cac, currency),
          moneyText(lifetimeValue, currency),
          ratio === null ? none : ratio.toFixed(1),
          months(payback),
          months(paybackWithChurn),
        ]),
      },
      text: [
        'CAC = acquisition cost / new customers. Lifetime value = monthly revenue × margin / churn, not discounted. Payback = CAC / (monthly revenue × margin); with churn, month by month.',
      ],
    },
  ];
}

/** Experiments with their state and what the numbers say. */
export function experimentParts({ experiments }: MeasureReport): SheetPart[] {
  if (experiments.length === 0) return [];
  return [
    {
      title: 'Experiments',
      table: {
        columns: [words('Experiment'), words('Status'), words('Runs'), words('Read-out'), words('Decision')],
        rows: experiments.map(({ title, status, start, plannedStop, verdict, decision }) => [
          title,
          status ?? none,
          start === null ? none : `${start} to ${plannedStop ?? '?'}`,
          adviceWords[verdict],
          decision ?? none,
        ]),
      },
      text: experiments.flatMap(({ title, reason }) => (reason === '' ? [] : [`${title}: ${reason}`])),
    },
  ];
}

/** Initiatives by their computed score. */
export function initiativeParts(initiatives: readonly InitiativeRow[]): SheetPart[] {
  if (initiatives.length === 0) return [];
  return [
    {
      title: 'Initiatives by score',
      table: {
        columns: [figures('Rank'), words('Initiative'), figures('Score'), figures('Return on cost')],
        rows: initiatives.map(({ rank, title, score, returnOnCost }) => [
          String(rank),
          title,
          score.toFixed(2),
          rateText(returnOnCost),
        ]),
      },
    },
  ];
}
