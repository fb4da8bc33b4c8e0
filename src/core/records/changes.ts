import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { digestOfText } from './digest.ts';
import { commitDoubt } from './provenance.ts';
import type { GateSetting } from './setting.ts';

/** What a change record says about a file: that it may have changed, or why it does not count. */
export type ChangeVerdict = { record: string; counts: true } | { record: string; counts: false; code: ChangeCode };

export const changeMessages = {
  'change-open': 'it is not decided yet',
  'change-bare': 'it gives no rationale',
  'change-without-data': 'it has no evidence with a figure and its source',
  'change-early': 'it is older than the approval',
  'change-by-nobody': 'none of the approvers is named as its `approver`',
  'change-not-theirs': 'the approver has not committed it themselves',
  'change-other': 'the file has changed again since',
  'change-unsigned': 'approvals are signed here, so the gate has to be approved again',
} as const;

export type ChangeCode = keyof typeof changeMessages;

/**
 * Whether somebody has recorded why an approved file was changed: a decision of the type `change`, with a rationale and data,
 * committed by the approver it names, for the file as it was in that commit and is now.
 * @returns undefined when no record speaks of the file
 */
export function changeRecordOf(
  file: string,
  digest: string | undefined,
  approvedOn: string,
  setting: GateSetting,
): ChangeVerdict | undefined {
  const records = setting.project
    .ofKind('decision')
    .filter((record) => record.facts.type === 'change' && affects(record, file));
  const verdicts = records.map((record): ChangeVerdict => {
    const code = whyNot(record, file, digest, approvedOn, setting);
    return code ? { record: record.file, counts: false, code } : { record: record.file, counts: true };
  });
  return verdicts.find((verdict) => verdict.counts) ?? verdicts.at(-1);
}

function affects(record: PlanDocument<'decision'>, file: string): boolean {
  return [...itemsOf(record.facts.affects)].some(([path]) => path === file);
}

function whyNot(
  record: PlanDocument<'decision'>,
  file: string,
  digest: string | undefined,
  approvedOn: string,
  { trust: { policy }, context }: GateSetting,
): ChangeCode | undefined {
  const { status, rationale, evidence, on, approver: named } = record.facts;
  if (status !== 'decided') return 'change-open';
  if (!rationale?.trim()) return 'change-bare';
  const hasData = [...itemsOf(evidence)].some(([fact]) => /\d/.test(fact.statement ?? '') && !!fact.source?.trim());
  if (!hasData) return 'change-without-data';
  if (on === undefined || on < approvedOn) return 'change-early';
  const approver = policy.approvers.find((candidate) => candidate.name === named?.trim());
  if (!approver) return 'change-by-nobody';
  if (policy.strength === 'signed') return 'change-unsigned';
  if (commitDoubt(record.file, approver, context)) return 'change-not-theirs';
  const [commit] = context.history.commitsOf(record.file);
  const then = context.history.textAt(file, commit?.id ?? '');
  return then !== undefined && digestOfText(then, context) === digest ? undefined : 'change-other';
}
