import { minorUnitDigits } from '../../documents/quantity.ts';
import { type BudgetRow, budgetOf } from '../../measure/budget.ts';
import { actualPeriods } from '../../measure/periods.ts';
import { toleranceOf } from '../../measure/report.ts';
import { balanceText, channelPart, paceText } from '../../measure/sheets/budget.ts';
import { moneyText, rateText, spendStateWords } from '../../measure/words.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { itemsOf } from '../../schema/types.ts';
import type { BarRow, BarsView } from '../bars/model.ts';
import { cleanTable } from '../bars/table.ts';
import { cleanText } from '../clean.ts';
import { cycleAround } from '../cycle.ts';
import { rangeAt } from '../place.ts';
import type { ViewWorld } from '../source.ts';

/** What each channel of a strategy may cost, was planned to cost by now, and did cost. */
export interface BudgetView extends BarsView {
  kind: 'budget';
}

const skeleton = `channels:
  - id: search-ads
    title: Search ads
    budget: USD 12,600
    rationale: Buyers with a trial in mind search for a forecast tool
`;

/** Draws the budget of a strategy's channels in its cycle; all bars have one scale. */
export function budgetView(document: PlanDocument<'strategy'>, { project }: ViewWorld): BudgetView {
  const { view, cycle } = cycleAround(document, project);
  const places = new Map([...itemsOf(document.facts.channels)].map(([one, index]) => [one.id ?? '', index] as const));
  const budget = budgetOf(view, cycle, toleranceOf(view), actualPeriods(view));
  const channels = budget.channels.filter(({ channel, active }) => active && places.has(channel));
  const amounts = channels.flatMap(({ budget: all, planned, spent, perMonth }) => [
    all ?? perMonth ?? 0,
    planned ?? 0,
    spent ?? 0,
  ]);
  const full = Math.max(...amounts, 0) * 1.02 || 1;
  const isEmpty = channels.every(({ perMonth, spent }) => perMonth === null && spent === null);
  const each = budget.acquisition ? ` Cost each: of one in “${cleanText(budget.acquisition.title)}”.` : '';
  const bars = channels.map((row) => ({
    ...barOf(row, full, budget.currency),
    range: rangeAt(document, `/channels/${places.get(row.channel)}`),
  }));
  return {
    kind: 'budget',
    title: `Budget: ${cleanText(document.title)}`,
    summary: [...balanceText(budget), ...paceText(budget.pacing, budget.perCycle, budget.currency)].join(' '),
    table: cleanTable(channelPart({ ...budget, channels }).table),
    legend: `${legendOf(bars)}${each}`,
    scale: {
      unit: budget.currency ?? 'Money',
      bars: 'spent',
      line: 'planned by now',
      digits: minorUnitDigits(budget.currency ?? undefined),
    },
    rows: bars,
    ...(isEmpty
      ? {
          empty: {
            message: 'No channel of this strategy has a budget yet. Give each one what it may cost in a month.',
            skeleton,
          },
        }
      : {}),
  };
}

/** Explains what there is to see, and nothing else. */
function legendOf(rows: readonly BarRow[]): string {
  const has = (part: 'actual' | 'planned' | 'target') => rows.some((row) => row[part] !== undefined);
  return [
    ...(has('actual') ? ['Bar: spent.'] : []),
    ...(has('planned') ? ['Frame: planned by now.'] : []),
    ...(has('target') ? ['Grey line: budget of the cycle.'] : []),
    'All have one scale.',
  ].join(' ');
}

function barOf(row: BudgetRow, full: number, currency: string | null): Omit<BarRow, 'range'> {
  const money = (value: number | null) => moneyText(value, currency);
  const { budget, perMonth, planned, spent, pacing, cpa, targetCpa, state } = row;
  const target = budget ?? perMonth;
  const parts = [
    spent === null ? `${money(perMonth)} a month` : `${money(spent)} of ${money(planned)} planned`,
    spendStateWords[state],
    ...(pacing?.pacing == null ? [] : [`pace ${rateText(pacing.pacing)}`]),
    ...(cpa === null ? [] : [`cost each ${money(cpa)}${targetCpa === null ? '' : `, target ${money(targetCpa)}`}`]),
  ];
  return {
    title: cleanText(row.title),
    sign: state === 'no-figures' ? 'open' : state === 'on-plan' ? 'good' : 'warning',
    text: parts.join(' · '),
    full,
    ...(spent === null ? {} : { actual: spent }),
    ...(planned === null ? {} : { planned }),
    ...(target === null ? {} : { target }),
  };
}
