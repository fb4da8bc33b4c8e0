import { parseDay } from '../documents/dates.ts';
import type { PlaybookResult } from '../gates/model.ts';
import { nearest } from '../messages/nearest.ts';
import { UserError } from '../messages/userError.ts';
import type { Project } from '../project/project.ts';
import { currentCycle } from '../project/view.ts';
import { allRules } from '../rules/index.ts';
import type { EvaluationContext } from './context.ts';
import { approverWith } from './policy.ts';
import { trustOf } from './trust.ts';
import { type NewRecord, newRecord, type Person, slugOf } from './write.ts';

export interface WaiverRequest {
  /** `<gate>/<criterion>`. */
  criterion: string;
  reason: string;
  until: string;
  person: Person;
  now: Date;
}

export interface PlannedWaiver {
  record: NewRecord;
  criterion: string;
  by: Person;
  /** Public key of the approver, where there is one. */
  key: string | undefined;
  strength: 'committed' | 'signed';
  /** True when somebody of the approvers has to stand behind it. */
  isChecked: boolean;
}

/**
 * A waiver of a criterion, by a person.
 * @throws UserError for a criterion that does not exist or cannot be waived, a day that is past, or a person who may not
 */
export function planWaiver(
  project: Project,
  result: PlaybookResult,
  { criterion: name, reason, until, person, now }: WaiverRequest,
  context: EvaluationContext,
): PlannedWaiver {
  const criteria = result.gates.flatMap((gate) => gate.criteria);
  const criterion = criteria.find((candidate) => candidate.id === name);
  if (!criterion) {
    const suggestion = nearest(
      name,
      criteria.map((candidate) => candidate.id),
    );
    const hint = suggestion
      ? `Did you mean ${suggestion}?`
      : 'Name the gate and the criterion, such as strategy/gtm-strategy/budget.';
    throw new UserError(`The playbook ${result.playbook} has no criterion ${name}. ${hint}`);
  }
  if (allRules.find((rule) => rule.id === criterion.rule)?.records === 'approval')
    throw new UserError(`${name} asks for an approval, which cannot be waived. Whoever may waive may approve.`);
  if (criterion.status === 'pass') throw new UserError(`${name} passes already. There is nothing to waive.`);
  if (reason.trim() === '') throw new UserError('Say why the criterion may stay open: `--reason "…"`.');
  const end = parseDay(until);
  if (end === undefined) throw new UserError(`“${until}” is no day. Write it as 2026-04-30.`);
  if (end < (parseDay(context.today) ?? end))
    throw new UserError(`${until} is past: the waiver would never count. Name a day that is to come.`);
  const { policy } = trustOf(project, context);
  const approver = approverWith(policy, person.email);
  const isChecked = policy.approvers.length > 0;
  if (isChecked && !approver) {
    const names = policy.approvers.map(({ name: one, email }) => `${one} <${email}>`).join(', ');
    throw new UserError(
      `Git knows you as ${person.name} <${person.email}>, and only an approver can waive a criterion: ${names}.`,
    );
  }
  const by = approver ?? person;
  const record = newRecord(
    project,
    { kind: 'waiver', slug: slugOf(name), who: by.name, now },
    {
      title: `Waiver of ${name}`,
      cycle: currentCycle(project),
      criterion: name,
      playbook: result.playbook,
      reason: reason.trim(),
      by: by.name,
      email: by.email,
      on: context.today,
      until,
    },
  );
  return { record, criterion: name, by, key: approver?.key, strength: policy.strength, isChecked };
}
