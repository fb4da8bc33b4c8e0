import { formatDay, parseDay, parsePeriod } from '../documents/dates.ts';
import { formatMoney, formatRate, parseMoney, parseRate } from '../documents/quantity.ts';
import type { Project } from '../project/project.ts';
import { currentCycle } from '../project/view.ts';
import type { Advice, UsedNumber } from './advice.ts';
import { acquisitionCosts, actualsOf, churnRates, findKpi } from './figures.ts';

/** How much worse than usual the share of lost customers has to be. */
const spike = 1.5;

export function course(project: Project): Advice {
  const base = { id: 'course', title: 'Iterate or restart' } as const;
  const currency = project.settings?.facts.budget?.currency;
  const found = findKpi(project, /\bcac\b|acquisition.cost|cost.per.(?:new.)?customer/i);
  const target = found?.kpi.target === undefined ? undefined : parseMoney(found.kpi.target, currency);
  const costs = acquisitionCosts(project, found?.kpi.id);
  const last = costs.at(-1);
  const show = (minor: number) =>
    formatMoney(Math.round(minor), (target?.unit === 'money' ? target.currency : undefined) ?? currency);
  const numbers: UsedNumber[] = costs.map(({ period, value, file }) => ({
    label: `Cost of a new customer, ${period}`,
    value: show(value),
    file,
  }));
  if (!found || target?.unit !== 'money')
    return {
      ...base,
      verdict: 'unknown',
      why: 'No KPI sets a target for the cost of a new customer, so nobody can say whether it is too high.',
      numbers,
    };
  numbers.push({ label: 'Target', value: show(target.minor), file: found.file });
  if (!last)
    return {
      ...base,
      verdict: 'unknown',
      why: 'There are no actual figures for the cost of a new customer yet.',
      numbers,
    };
  const multiple = project.settings?.facts.thresholds?.cac_multiple ?? 3;
  const times = last.value / target.minor;
  numbers.push(
    { label: 'Times the target', value: times.toFixed(1) },
    { label: 'From which a restart is considered', value: String(multiple) },
  );
  if (times < multiple)
    return {
      ...base,
      verdict: 'no',
      why: 'A new customer costs less than would call the strategy into question. Iterate: improve what is running.',
      numbers,
    };
  const trend = slope(costs.map((cost) => cost.value));
  if (trend === undefined)
    return {
      ...base,
      verdict: 'unknown',
      why: 'A new customer costs far too much, but one period makes no trend. Compare again when the next figures are there.',
      numbers,
    };
  numbers.push({ label: 'Trend a period', value: `${trend < 0 ? '−' : '+'}${show(Math.abs(trend))}` });
  return trend < 0
    ? {
        ...base,
        verdict: 'no',
        why: 'A new customer costs far too much, but the trend shows improvement. Iterate, and look again next month.',
        numbers,
      }
    : {
        ...base,
        verdict: 'yes',
        why: 'A new customer costs far too much, and the trend shows no improvement. Restart with the strategy.',
        numbers,
        run: { mode: 'full' },
      };
}

export function churnSpike(project: Project): Advice {
  const base = { id: 'churn-spike', title: 'Customers leave' } as const;
  const found = findKpi(project, /\bchurn\b|customers lost/i);
  const rates = churnRates(project, found?.kpi.id);
  const last = rates.at(-1);
  if (!last) return { ...base, verdict: 'unknown', why: 'There are no actual figures on customers lost.', numbers: [] };
  const numbers: UsedNumber[] = rates.map(({ period, value, file }) => ({
    label: `Customers lost, ${period}`,
    value: formatRate(value),
    file,
  }));
  const limit = found?.kpi.threshold === undefined ? undefined : parseRate(found.kpi.threshold);
  const earlier = rates.slice(0, -1);
  const usual = earlier.reduce((sum, { value }) => sum + value, 0) / earlier.length;
  const run = { agents: ['customer-success', 'growth-analyst'] };
  if (limit?.unit === 'rate')
    numbers.push({ label: 'Threshold', value: formatRate(limit.fraction), ...(found ? { file: found.file } : {}) });
  if (limit?.unit === 'rate' && last.value > limit.fraction) {
    return {
      ...base,
      verdict: 'yes',
      why: 'More customers leave than the threshold allows. Let customer success and the analyst find out why.',
      numbers,
      run,
    };
  }
  if (earlier.length === 0)
    return {
      ...base,
      verdict: limit ? 'no' : 'unknown',
      why: limit
        ? 'The threshold is kept; one period makes no trend.'
        : 'One period makes no trend, and no threshold is set.',
      numbers,
    };
  numbers.push({ label: 'Mean of the periods before', value: formatRate(usual) });
  return last.value >= usual * spike && last.value > usual
    ? {
        ...base,
        verdict: 'yes',
        why: `Customers leave ${(last.value / usual).toFixed(1)} times as often as before. Let customer success and the analyst find out why.`,
        numbers,
        run,
      }
    : { ...base, verdict: 'no', why: 'About as many customers leave as before.', numbers };
}

/**
 * Whether a month has ended whose results nobody has looked at.
 * @param today year-month-day
 * @param hasRun false where nothing can have results yet
 */
export function monthlyReview(project: Project, today: string, hasRun: boolean): Advice {
  const base = { id: 'monthly-review', title: 'Monthly review' } as const;
  const day = parseDay(today);
  if (day === undefined) return { ...base, verdict: 'unknown', why: 'It is not known which day it is.', numbers: [] };
  const last = actualsOf(project).at(-1);
  if (!hasRun) return { ...base, verdict: 'no', why: 'Nothing has run yet that could be reviewed.', numbers: [] };
  const start = parseDay(project.settings?.facts.cycle?.start) ?? parsePeriod(currentCycle(project))?.start;
  const reviewed = last?.end ?? (start === undefined ? undefined : start - 1);
  if (reviewed === undefined)
    return {
      ...base,
      verdict: 'unknown',
      why: 'There are neither actual figures nor a cycle, so nobody can say since when a review is due.',
      numbers: [],
    };
  // The last day of the month that follows what was reviewed.
  const due = parsePeriod(formatDay(reviewed + 1).slice(0, 7))?.end ?? reviewed;
  const numbers: UsedNumber[] = [
    last
      ? { label: 'Actual figures up to', value: formatDay(last.end), file: last.document.file }
      : { label: 'Beginning of the cycle', value: formatDay(reviewed + 1), file: 'marketing.yaml' },
    { label: 'Next month ends', value: formatDay(due) },
    { label: 'Today', value: today },
  ];
  return day > due
    ? {
        ...base,
        verdict: 'yes',
        why: 'A month has ended whose results nobody has looked at. Gather its figures and review them.',
        numbers,
        run: { mode: 'analysis-only' },
      }
    : { ...base, verdict: 'no', why: 'No month has ended since the last figures.', numbers };
}

/** Change a period of a straight line through the values; undefined for fewer than two. */
function slope(values: readonly number[]): number | undefined {
  const count = values.length;
  if (count < 2) return undefined;
  const middle = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const over = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  return over / values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
}
