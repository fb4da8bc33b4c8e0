import { formatMessage, list } from '../messages/format.ts';
import { currentCycle } from '../project/view.ts';
import { approvalsOf, judgeApproval } from '../records/approval.ts';
import { changeMessages } from '../records/changes.ts';
import { recordMessages } from '../records/messages.ts';
import { defineRule } from './rule.ts';

/** What can happen to an approved file. */
const happened = { changed: 'has changed', gone: 'is gone', added: 'was added' } as const;

export const planLocked = defineRule({
  id: 'plan-locked',
  title: 'What was approved has not changed, or a change record says why',
  description:
    'Since the approval of a gate, each file of it is as it was, or a decision of the type `change` names it, with a rationale and data, committed by an approver.',
  kinds: ['project'],
  severity: 'error',
  gateOnly: true,
  records: 'approval',
  options: {
    gate: { title: 'Gate', description: 'Gate whose approval locks the plan; this one if left out.', type: 'string' },
  },
  messages: {
    outside: 'A locked plan can only be judged in a gate. Name this rule in a criterion of a playbook.',
    'no-gate': 'There is no gate {gate} that could lock the plan. Correct `gate` in the playbook.',
    open: 'The plan is not locked yet: the gate {gate} has no approval that counts.',
    policy: 'No approval counts now. {why}',
    changed:
      '{file} {what} since {by} approved {gate} on {on}. Write a change record with the data behind it (`gtm new decision <id>`, type `change`), and let an approver commit it; or undo the change.',
    refused:
      '{file} {what} since {by} approved {gate} on {on}, and the change record {record} does not allow that, because {why}.',
    kept: 'As {by} approved it on {on}',
    recorded: 'Changed since {by} approved it on {on}, with reasons in {records}',
  },
  *check(_, { options, gate: setting, project }) {
    if (!setting) {
      yield { message: 'outside', path: '' };
      return;
    }
    const gate = typeof options.gate === 'string' ? options.gate : setting.gate;
    if (!setting.coverage(gate)) {
      yield { message: 'no-gate', args: { gate }, path: '' };
      return;
    }
    project.documents('approval');
    project.documents('decision');
    const records = approvalsOf(setting, gate, currentCycle(setting.project));
    const { doubt } = setting.trust;
    if (doubt && records.length > 0) {
      yield {
        message: 'policy',
        args: { why: formatMessage(recordMessages[doubt.code], doubt.args) },
        path: '/approvers',
        at: 'key',
      };
      return;
    }
    const judged = records
      .map((record) => ({ record, verdict: judgeApproval(record, gate, setting) }))
      .filter(({ verdict }) => verdict.status !== 'fail');
    const last = judged.findLast(({ verdict }) => verdict.status === 'pass') ?? judged.at(-1);
    if (!last) {
      yield { message: 'open', args: { gate }, status: 'pending', path: '' };
      return;
    }
    const { record, verdict } = last;
    const { by = '', on = 'an unknown day' } = record.facts;
    if (verdict.status === 'stale') {
      for (const { file, what, record: change, code } of verdict.drift) {
        const args = { file, what: happened[what], by, gate, on };
        const place = { file: what === 'gone' ? record.file : file };
        if (change === undefined || code === undefined) yield { message: 'changed', args, ...place };
        else yield { message: 'refused', args: { ...args, record: change, why: changeMessages[code] }, ...place };
      }
    } else if (verdict.status === 'pass') {
      const changes = list([...new Set(verdict.excused.map((one) => one.record))]);
      yield {
        evidence: changes === '' ? 'kept' : 'recorded',
        args: { by, on, records: changes },
        file: record.file,
        path: '/on',
      };
    }
  },
});
