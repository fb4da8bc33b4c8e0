import { formatMessage, list } from '../messages/format.ts';
import { currentCycle, type ProjectView } from '../project/view.ts';
import {
  type ApprovalRecord,
  type ApprovalVerdict,
  approvalsOf,
  type Drift,
  judgeApproval,
} from '../records/approval.ts';
import { changeMessages } from '../records/changes.ts';
import { recordMessages } from '../records/messages.ts';
import { defineRule, type Report } from './rule.ts';

export const approvalRecorded = defineRule({
  id: 'approval-recorded',
  title: 'An approver has approved what the gate covers',
  description:
    'A record by an approver of marketing.yaml covers the files of the gate as they are now, and a signature or the approver’s own commit shows that it is theirs.',
  kinds: ['project'],
  severity: 'error',
  gateOnly: true,
  records: 'approval',
  options: {
    gate: { title: 'Gate', description: 'Gate that has to be approved; this one if left out.', type: 'string' },
    after: {
      title: 'After',
      description: '`review` if an approval counts only from the day of the last review of the gate on.',
      type: 'string',
      enum: ['review'],
    },
    count: { title: 'Count', description: 'How many approvers have to approve.', type: 'integer', default: 1 },
  },
  messages: {
    outside: 'Approvals can only be judged in a gate. Name this rule in a criterion of a playbook.',
    none: 'Nobody has approved this yet. An approver runs `gtm approve {gate}`.',
    more: '{found} of {count} approvals that are needed are there. Another approver runs `gtm approve {gate}`.',
    doubtful: 'The approval by {by} does not count. {why}',
    policy: 'No approval counts now. {why}',
    changed:
      '{files} {have} changed since {by} approved on {on}. {by} or another approver has to look again and run `gtm approve {gate}`.',
    'no-gate': 'There is no gate {gate} that could be approved. Correct `gate` in the playbook.',
    early:
      'The approval by {by} is of {on}, older than the review of {day}. {by} or another approver has to look again and run `gtm approve {gate}`.',
    gone: '{files} {have} gone since {by} approved on {on}. {by} or another approver has to look again and run `gtm approve {gate}`.',
    added:
      '{files} {have} been added since {by} approved on {on}. {by} or another approver has to look again and run `gtm approve {gate}`.',
    'change-record': 'The change record {record} does not keep the approval, because {why}.',
    approved: '{by} approved on {on} ({strength})',
    excused: '{by} approved on {on} ({strength}); changed since, with reasons in {records}',
  },
  *check(_, { options, gate: setting, project }) {
    if (!setting) {
      yield { message: 'outside', path: '' };
      return;
    }
    const { trust } = setting;
    const gate = typeof options.gate === 'string' ? options.gate : setting.gate;
    if (!setting.coverage(gate)) {
      yield { message: 'no-gate', args: { gate }, path: '' };
      return;
    }
    // Noted, so that whoever asks what this rests on learns of it.
    project.documents('approval');
    const records = approvalsOf(setting, gate, currentCycle(setting.project));
    if (records.length === 0) {
      yield { message: 'none', args: { gate }, status: 'pending', path: '' };
      return;
    }
    if (trust.doubt) {
      const why = formatMessage(recordMessages[trust.doubt.code], trust.doubt.args);
      yield { message: 'policy', args: { why }, path: '/approvers', at: 'key' };
      return;
    }
    // What somebody recorded last is what they stand for.
    const latest = new Map(records.map((record) => [record.facts.email?.toLowerCase() ?? record.file, record]));
    const verdicts = [...latest.values()].map((record) => ({ record, verdict: judgeApproval(record, gate, setting) }));
    const reviewed = options.after === 'review' ? lastReview(project, gate) : undefined;
    const isEarly = (record: ApprovalRecord) => reviewed !== undefined && (record.facts.on ?? '') < reviewed;
    const good = verdicts.filter(({ record, verdict }) => verdict.status === 'pass' && !isEarly(record));
    for (const { record, verdict } of good) yield evidenceOf(record, verdict);
    const count = Number(options.count);
    if (good.length >= count) return;
    const bad = verdicts.filter((one) => !good.includes(one));
    for (const { record, verdict } of bad) {
      const { by = 'nobody', on = 'an unknown day' } = record.facts;
      if (verdict.status !== 'pass') yield* findingsOf(record, verdict, gate);
      else
        yield {
          message: 'early',
          args: { by, on, day: reviewed ?? '', gate },
          status: 'stale',
          file: record.file,
          path: '/on',
        };
    }
    if (bad.length === 0)
      yield { message: 'more', args: { found: good.length, count, gate }, status: 'pending', path: '' };
  },
});

/** Day of the last review of a gate or one of its criteria. */
function lastReview(project: ProjectView, gate: string): string | undefined {
  return project
    .documents('review')
    .filter(({ facts }) => facts.gate === gate || facts.criterion?.startsWith(`${gate}/`))
    .map(({ facts }) => facts.on ?? '')
    .sort()
    .at(-1);
}

function evidenceOf(record: ApprovalRecord, verdict: ApprovalVerdict): Report {
  const { by = '', on = 'an unknown day' } = record.facts;
  const { strength = 'committed', excused = [] } = verdict.status === 'pass' ? verdict : {};
  const records = list([...new Set(excused.map((one) => one.record))]);
  const args = { by, on, strength, records };
  return { evidence: excused.length > 0 ? 'excused' : 'approved', args, file: record.file, path: '/by' };
}

function* findingsOf(record: ApprovalRecord, verdict: ApprovalVerdict, gate: string): Generator<Report> {
  const { file, facts } = record;
  const { by = 'nobody', on = 'an unknown day' } = facts;
  if (verdict.status === 'fail') {
    const why = formatMessage(recordMessages[verdict.code], verdict.args);
    yield { message: 'doubtful', args: { by, why }, file, path: verdict.code === 'other-gate' ? '/gate' : '/by' };
  } else if (verdict.status === 'stale') {
    for (const what of ['changed', 'gone', 'added'] as const) {
      const files = verdict.drift.filter((drift) => drift.what === what);
      if (files.length === 0) continue;
      const args = { files: namesOf(files), have: files.length === 1 ? 'has' : 'have', by, on, gate };
      yield { message: what, args, status: 'stale', file, path: '/files', at: 'key' };
    }
    for (const { record: change, code } of verdict.drift) {
      if (change === undefined || code === undefined) continue;
      const args = { record: change, why: changeMessages[code] };
      yield { message: 'change-record', args, status: 'stale', file: change, path: '' };
    }
  }
}

/** Names of a few files, and how many there are beside them. */
function namesOf(files: readonly Drift[]): string {
  const names = files.map((drift) => drift.file);
  return names.length <= 3 ? list(names) : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}
