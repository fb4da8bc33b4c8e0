import { hasContent } from '../documents/placeholder.ts';
import { valueAt } from '../documents/pointer.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { channelsOf } from '../rules/support/channels.ts';
import { minorOf } from '../rules/support/quantities.ts';
import { actualChannels } from './actualChannels.ts';
import type { ActualPeriod } from './periods.ts';

/** An amount that is written and does not read. No sum rests on it. */
export interface UnreadableAmount {
  /** The budget of a month or of the cycle in marketing.yaml, or of a channel: its month, its plan or spending in a period. */
  part: 'per-month' | 'per-cycle' | 'channel' | 'planned' | 'spent';
  /** Id of the channel; null for the whole. */
  channel: string | null;
  /** Such as “the budget of Search ads”. */
  what: string;
  written: string;
}

/** The amounts of budget and spending that do not read. Of channels that are not in use the month is passed over. */
export function unreadableAmounts(project: ProjectView, periods: readonly ActualPeriod[]): UnreadableAmount[] {
  const unread = (
    document: Pick<PlanDocument, 'data'> | undefined,
    path: string,
    about: Omit<UnreadableAmount, 'written'>,
    inTable?: number | string,
  ): UnreadableAmount[] => {
    // The facts leave out what breaks the schema, so the document itself is asked.
    const own = valueAt(document?.data, path);
    const value = hasContent(own) ? own : inTable;
    if (!hasContent(value)) return [];
    const isAmount = typeof value === 'number' || typeof value === 'string';
    if (isAmount && minorOf(value, project.currency) !== undefined) return [];
    return [{ ...about, written: isAmount ? String(value) : JSON.stringify(value) }];
  };
  const ofProject = (part: 'per-month' | 'per-cycle', path: string, what: string) =>
    unread(project.settings, path, { part, channel: null, what: `${what} in marketing.yaml` });
  const channels = channelsOf(project);
  return [
    ...ofProject('per-month', '/budget/per_month', 'the budget per month'),
    ...ofProject('per-cycle', '/budget/per_cycle', 'the budget per cycle'),
    ...[...channels].flatMap(([id, { channel, title, file, path }]) =>
      channel.active === false
        ? []
        : unread(project.document(file), `${path}/budget`, {
            part: 'channel',
            channel: id,
            what: `the budget of ${title}`,
          }),
    ),
    ...periods.flatMap(({ document, period }) =>
      actualChannels(document, project).flatMap(({ channel: id, path, budget, spend }) => {
        const of = `of ${channels.get(id)?.title ?? id} in ${period}`;
        return [
          ...unread(document, `${path}/budget`, { part: 'planned', channel: id, what: `the budget ${of}` }, budget),
          ...unread(document, `${path}/spend`, { part: 'spent', channel: id, what: `the spending ${of}` }, spend),
        ];
      }),
    ),
  ];
}
