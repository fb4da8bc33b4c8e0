import { formatMoney, formatRate, parseMoney } from '../../documents/quantity.ts';
import { isOfKind, type PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { itemsOf } from '../../schema/types.ts';
import type { Computed } from './computedFact.ts';

/** Shares of the month's budget that a strategy gives its channels, and of its own budget that a campaign gives them. */
export function* budgetShares(project: Project, document: PlanDocument): Generator<Computed> {
  const currency = project.settings?.facts.budget?.currency;
  if (isOfKind(document, 'strategy')) {
    const month = minorOf(project.settings?.facts.budget?.per_month, currency);
    for (const [channel, index] of itemsOf(document.facts.channels)) {
      if (channel.active === false) continue;
      const pointer = `/channels/${index}/budget`;
      yield* share(pointer, channel.budget, month, 'of the month’s budget', currency);
    }
  }
  if (isOfKind(document, 'campaign')) {
    const total = minorOf(document.facts.budget?.total, currency);
    for (const [channel, index] of itemsOf(document.facts.channels)) {
      yield* share(`/channels/${index}/budget`, channel.budget, total, 'of the campaign’s budget', currency);
    }
  }
}

function minorOf(value: unknown, currency: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const money = parseMoney(value, currency);
  return money.unit === 'money' && (money.currency ?? currency) === currency ? money.minor : undefined;
}

function* share(
  pointer: string,
  value: unknown,
  whole: number | undefined,
  of: string,
  currency: string | undefined,
): Generator<Computed> {
  const part = minorOf(value, currency);
  if (part === undefined || whole === undefined || whole <= 0) return;
  const rate = formatRate(part / whole);
  yield {
    pointer,
    label: rate,
    note: `${formatMoney(part, currency)} is ${rate} ${of}, ${formatMoney(whole, currency)}.`,
  };
}
