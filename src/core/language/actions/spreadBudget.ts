import { formatMoney, parseMoney } from '../../documents/quantity.ts';
import { isOfKind, type PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import type { Finding } from '../../rules/finding.ts';
import { itemsOf } from '../../schema/types.ts';
import { editsOf } from '../edits/edits.ts';
import type { CodeAction } from './action.ts';

/**
 * Where the channels of a strategy do not share the month's budget to the cent: gives what is left to the channels, or takes
 * what is too much from them, in proportion to what they have. Any other way to balance it is as good, so a person chooses.
 */
export function spreadBudget(project: Project, document: PlanDocument, finding: Finding): CodeAction[] {
  if (finding.rule !== 'budget-balances' || finding.path !== '/channels' || !isOfKind(document, 'strategy')) return [];
  const { currency, per_month } = project.settings?.facts.budget ?? {};
  const month = parseMoney(per_month, currency);
  const channels = [...itemsOf(document.facts.channels)].filter(([channel]) => channel.active !== false);
  const amounts = channels.map(([{ budget }]) => parseMoney(budget, currency));
  const parts = amounts.flatMap((amount) =>
    amount.unit === 'money' && (amount.currency ?? currency) === currency ? [amount.minor] : [],
  );
  const sum = parts.reduce((total, part) => total + part, 0);
  if (month.unit !== 'money' || parts.length < channels.length || sum <= 0 || sum === month.minor) return [];
  const shares = inProportion(month.minor, parts);
  const changes = channels.flatMap(([, index], place) => {
    const minor = shares[place] as number;
    const value = formatMoney(minor, currency);
    return minor === parts[place] ? [] : [{ op: 'set' as const, path: `/channels/${index}/budget`, value }];
  });
  const edits = editsOf(project, document.file, changes);
  const difference = formatMoney(Math.abs(month.minor - sum), currency);
  const title =
    sum < month.minor
      ? `Spread the ${difference} that is left over the channels`
      : `Take the ${difference} that is too much from the channels, in proportion`;
  return edits ? [{ title, kind: 'quickfix', edits, isPreferred: false, finding }] : [];
}

/**
 * Divides a whole number in proportion to parts, without a remainder: the method of largest remainders (Hamilton).
 * @param parts not negative, at least one above zero
 */
function inProportion(whole: number, parts: readonly number[]): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  const exact = parts.map((part) => (whole * part) / sum);
  const shares = exact.map(Math.floor);
  const left = whole - shares.reduce((total, share) => total + share, 0);
  const order = parts
    .map((_, index) => index)
    .sort(
      (a, b) => (exact[b] as number) - (shares[b] as number) - ((exact[a] as number) - (shares[a] as number)) || a - b,
    );
  for (const index of order.slice(0, left)) shares[index] = (shares[index] as number) + 1;
  return shares;
}
