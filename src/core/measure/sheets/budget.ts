import type { Pacing } from '../../measurement/pacing.ts';
import { figures, type Sheet, type SheetPart, words } from '../../sheets/sheet.ts';
import type { Budget, BudgetRow } from '../budget.ts';
import type { MeasureReport } from '../report.ts';
import { countText, moneyText, none, rateText, spendStateWords } from '../words.ts';
import { coveredText } from './covered.ts';

/** Budget and spending as a report. */
export function budgetSheet(report: MeasureReport): Sheet {
  const { budget } = report;
  return {
    title: `Budget of ${report.project}`,
    lead: [
      ...coveredText(report),
      ...balanceText(budget),
      ...paceText(budget.pacing, budget.perCycle, budget.currency),
    ],
    parts: [
      ...(budget.channels.length > 0 ? [channelPart(budget)] : []),
      ...campaignParts(report),
      ...costParts(budget),
      ...channelNotes(budget),
    ],
  };
}

/** Whether the channels add up to the month's budget. */
export function balanceText({ allocated, perMonth, difference, currency, unreadable }: Budget): string[] {
  const unread = unreadable.map(
    ({ what, written }) =>
      `${what.slice(0, 1).toUpperCase()}${what.slice(1)}, “${written}”, does not read as an amount, so no sum counts it. Write it as “${currency ?? 'USD'} 1,200.00”.`,
  );
  if (unread.length > 0 && (allocated === null || perMonth === null)) return unread;
  return [...unread, ...sumText({ allocated, perMonth, difference, currency })];
}

function sumText({
  allocated,
  perMonth,
  difference,
  currency,
}: Pick<Budget, 'allocated' | 'perMonth' | 'difference' | 'currency'>): string[] {
  const sum = moneyText(allocated, currency);
  if (perMonth === null || difference === null)
    return [`The channels have ${sum} a month; marketing.yaml sets no budget.`];
  if (difference === 0) return [`The channels have ${sum} a month, as much as the budget.`];
  const [size, word] = [moneyText(Math.abs(difference), currency), difference > 0 ? 'more' : 'less'];
  return [`The channels have ${sum} a month, ${size} ${word} than the budget of ${moneyText(perMonth, currency)}.`];
}

/** How fast a budget is spent, and where it leads. */
export function paceText(pacing: Pacing | null, budget: number | null, currency: string | null): string[] {
  if (!pacing || budget === null) return [];
  const { expected, delta, pacing: pace, projected, overrun, remaining, perDayLeft } = pacing;
  const spent = moneyText(expected + delta, currency);
  const left = perDayLeft === null ? '' : `, ${moneyText(perDayLeft, currency)} for each day left`;
  const result =
    overrun > 0
      ? `${moneyText(overrun, currency)} over the budget`
      : overrun < 0
        ? `${moneyText(-overrun, currency)} under the budget`
        : 'the budget';
  return [
    `Spent ${spent} of ${moneyText(budget, currency)}; planned by now ${moneyText(expected, currency)}${pace === null ? '' : ` (pace ${rateText(pace)})`}.`,
    `At this rate it comes to ${moneyText(projected, currency)}, ${result}. ${moneyText(remaining, currency)} are left${left}.`,
  ];
}

/** Channel by channel. */
export function channelPart({ channels, currency, acquisition }: Budget): SheetPart {
  const money = (value: number | null) => moneyText(value, currency);
  const withCost = acquisition !== null;
  return {
    title: 'Channels',
    table: {
      columns: [
        words('Channel'),
        ...['A month', 'Cycle', 'Planned', 'Spent', 'Pace', 'Projected'].map(figures),
        ...(withCost ? [acquisition.title, 'Cost each', 'Target'].map(figures) : []),
        words('State'),
      ],
      rows: channels.map((row) => [
        row.title,
        money(row.perMonth),
        money(row.budget),
        money(row.planned),
        money(row.spent),
        rateText(row.pacing?.pacing ?? null),
        money(row.pacing?.projected ?? null),
        ...(withCost ? [countText(row.acquisitions), money(row.cpa), money(row.targetCpa)] : []),
        row.active ? spendStateWords[row.state] : 'not in use',
      ]),
    },
  };
}

function campaignParts({ campaigns, currency }: MeasureReport): SheetPart[] {
  if (campaigns.every(({ budget, spent }) => budget === null && spent === null)) return [];
  const money = (value: number | null) => moneyText(value, currency);
  return [
    {
      title: 'Campaigns',
      table: {
        columns: [words('Campaign'), ...['Budget', 'Spent', 'Pace', 'Projected'].map(figures), words('Status')],
        rows: campaigns.map(({ title, budget, spent, pacing, status }) => [
          title,
          money(budget),
          money(spent),
          rateText(pacing?.pacing ?? null),
          money(pacing?.projected ?? null),
          status ?? none,
        ]),
      },
    },
  ];
}

/** What the last ones cost, where two periods of different spending are known. */
function costParts({ channels, currency, acquisition }: Budget): SheetPart[] {
  const rows = channels.flatMap((row) => {
    const step = row.marginal.at(-1);
    return step ? [{ row, step }] : [];
  });
  if (rows.length === 0 || acquisition === null) return [];
  return [
    {
      title: `What one more of ${acquisition.title.toLowerCase()} cost between the periods (added spend / added ones)`,
      table: {
        columns: [
          words('Channel'),
          ...['From', 'To', 'Added spend', 'Added', 'Cost of one more', 'Average'].map(figures),
        ],
        rows: rows.map(({ row, step }) => [
          row.title,
          moneyText(step.from, currency),
          moneyText(step.to, currency),
          moneyText(step.addedSpend, currency),
          countText(step.addedConversions),
          step.cpa === null ? 'brought none' : moneyText(step.cpa, currency),
          moneyText(row.cpa, currency),
        ]),
      },
      text: ['Two periods are a hint, not a law: season and chance are in them as well.'],
    },
  ];
}

/** What to do something about. */
export function channelNotes({ channels, currency }: Budget): SheetPart[] {
  const missing = channels.filter(({ lacks }) => lacks.length > 0).map((row) => missingText(row, currency));
  const explained = channels.flatMap(({ title, periods }) =>
    periods.flatMap(({ period, cause, action }) =>
      cause === undefined && action === undefined
        ? []
        : [`${title}, ${period}: ${[cause, action].filter(Boolean).join(' → ')}`],
    ),
  );
  const dear = channels.flatMap(({ title, cpa, targetCpa }) =>
    cpa !== null && targetCpa !== null && cpa > targetCpa
      ? [`${title}: ${moneyText(cpa, currency)} each, target ${moneyText(targetCpa, currency)}`]
      : [],
  );
  return [
    { title: 'Needs a cause and an action', text: missing },
    { title: 'Dearer than their target', text: dear },
    { title: 'Causes and actions', text: explained },
  ].filter(({ text }) => text.length > 0);
}

function missingText({ title, spent, planned, state, lacks }: BudgetRow, currency: string | null): string {
  return `${title}: ${moneyText(spent, currency)} spent, ${moneyText(planned, currency)} planned, so it is ${spendStateWords[state]}. Add ${lacks.map((part) => `\`${part}\``).join(' and ')} to the actual figures.`;
}
