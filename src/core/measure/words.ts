import { type FigureUnit, formatFigure } from '../documents/figure.ts';
import { formatCount, formatMoney, formatRate } from '../documents/quantity.ts';
import type { SpendState } from './budget.ts';
import type { ExperimentRow } from './experiments.ts';
import type { KpiRow, KpiState } from './kpis.ts';
import type { MilestoneState } from './milestones.ts';

/** How states are called, everywhere alike. */
export const kpiStateWords: Readonly<Record<KpiState, string>> = {
  'no-figures': 'no figures yet',
  'past-threshold': 'past its threshold',
  'off-plan': 'off plan',
  'on-plan': 'on plan',
  ahead: 'better than planned',
};

/** How many KPIs are in a state, as a part of a sentence: `2 past their threshold`. */
export function kpiCountText(count: number, state: KpiState): string {
  if (state === 'no-figures') return `${count} without figures yet`;
  if (state === 'past-threshold' && count > 1) return `${count} past their threshold`;
  return `${count} ${kpiStateWords[state]}`;
}

export const spendStateWords: Readonly<Record<SpendState, string>> = {
  'no-figures': 'no figures yet',
  over: 'over plan',
  under: 'under plan',
  'on-plan': 'on plan',
};

export const milestoneStateWords: Readonly<Record<MilestoneState, string>> = {
  done: 'done',
  'done-late': 'done late',
  late: 'late',
  due: 'to come',
};

export const adviceWords: Readonly<Record<ExperimentRow['verdict'], string>> = {
  'not-yet': 'not yet',
  ship: 'ship',
  stop: 'stop',
  'cannot-say': 'cannot say',
};

/** What stands where there is no figure. */
export const none = '–';

/** A figure in the unit of its KPI; a dash where there is none. */
export function figureText(value: number | null, unit: FigureUnit | null, currency: string | null): string {
  if (value === null) return none;
  const isLarge = Math.abs(value) >= 100 && unit !== 'rate' && unit !== 'ratio';
  const rounded = unit === 'money' ? roundMoney(value) : isLarge ? Math.round(value) : value;
  return formatFigure(rounded, unit ?? undefined, currency ?? undefined);
}

/** An amount; cents are left out from a thousand on, where nobody reads them. */
export function moneyText(value: number | null, currency: string | null): string {
  return value === null ? none : formatMoney(roundMoney(value), currency ?? undefined);
}

function roundMoney(minor: number): number {
  return Math.abs(minor) >= 100_000 ? Math.round(minor / 100) * 100 : Math.round(minor);
}

export function rateText(value: number | null): string {
  return value === null ? none : formatRate(value);
}

export function countText(value: number | null): string {
  return value === null ? none : formatCount(value);
}

/** A difference with its sign: `+46`; points for rates. */
export function differenceText({ variance, unit }: Pick<KpiRow, 'variance' | 'unit'>, currency: string | null): string {
  if (!variance) return none;
  const { difference } = variance;
  const size = Math.abs(difference);
  const points = Number((size * 100).toFixed(1));
  const amount = unit === 'rate' ? `${points} ${points === 1 ? 'point' : 'points'}` : figureText(size, unit, currency);
  return signed(difference, amount);
}

/** A difference as a share of the plan: `+2.6 %`. */
export function shareText(variance: KpiRow['variance']): string {
  if (!variance) return none;
  const { relative } = variance;
  return relative === null ? none : signed(relative, formatRate(Math.abs(relative)));
}

function signed(value: number, size: string): string {
  return value === 0 ? '0' : `${value > 0 ? '+' : '−'}${size}`;
}
