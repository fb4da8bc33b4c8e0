import { coverageOfGate } from '../gates/evaluate.ts';
import type { CriterionResult, PlaybookResult } from '../gates/model.ts';
import { selectGates } from '../gates/select.ts';
import { formatMessage, list } from '../messages/format.ts';
import { UserError } from '../messages/userError.ts';
import type { Project } from '../project/project.ts';
import { currentCycle } from '../project/view.ts';
import type { RuleEngine } from '../rules/engine.ts';
import { allRules } from '../rules/index.ts';
import type { EvaluationContext } from './context.ts';
import type { CoveredFile } from './digest.ts';
import { recordMessages } from './messages.ts';
import { type Approver, approversGate, approverWith, policyFile } from './policy.ts';
import { policyDigest, presentPolicy, trustOf } from './trust.ts';
import { type NewRecord, newRecord, type Person, slugOf } from './write.ts';

export interface ApprovalRequest {
  /** Id or name of a gate, or `approvers`. */
  gate: string;
  person: Person;
  now: Date;
  note?: string | undefined;
}

export interface PlannedApproval {
  record: NewRecord;
  gate: string;
  approver: Approver;
  strength: 'committed' | 'signed';
  files: readonly CoveredFile[];
  /** Why it will not count yet, in sentences. */
  warnings: readonly string[];
}

/**
 * The approval of a gate as it stands, by a person.
 * @throws UserError when the person is no approver, or something else than approvals is missing
 */
export function planApproval(
  project: Project,
  engine: RuleEngine,
  result: PlaybookResult,
  { gate: name, person, now, note }: ApprovalRequest,
  context: EvaluationContext,
): PlannedApproval {
  const trust = trustOf(project, context);
  const approver = approverWith(trust.policy, person.email);
  if (!approver) throw new UserError(notAnApprover(person, trust.policy.approvers));
  const isPolicy = name === approversGate;
  const { id, files } = isPolicy
    ? { id: approversGate, files: policyFiles(project, context) }
    : gateFiles(project, engine, result, name, context);
  if (!isPolicy && trust.doubt?.code === 'approvers-changed')
    throw new UserError(formatMessage(recordMessages['approvers-changed'], trust.doubt.args));
  const isExpected = trust.doubt === undefined || (isPolicy && trust.doubt.code === 'approvers-changed');
  const warnings =
    isExpected || !trust.doubt ? [] : [formatMessage(recordMessages[trust.doubt.code], trust.doubt.args)];
  const record = newRecord(
    project,
    { kind: 'approval', slug: slugOf(id), who: approver.name, now },
    {
      title: isPolicy ? 'Approval of the approvers' : `Approval of ${id}`,
      cycle: isPolicy ? undefined : currentCycle(project),
      gate: id,
      playbook: isPolicy ? undefined : result.playbook,
      by: approver.name,
      email: approver.email,
      on: context.today,
      note,
      files,
    },
  );
  return { record, gate: id, approver, strength: trust.policy.strength, files, warnings };
}

function notAnApprover(person: Person, approvers: readonly Approver[]): string {
  const who = `${person.name} <${person.email}>`;
  if (approvers.length === 0) return `${recordMessages['no-approvers']} Git knows you as ${who}.`;
  const names = list(approvers.map(({ name, email }) => `${name} <${email}>`));
  return `Git knows you as ${who}, and that is none of the approvers: ${names}. If you are one of them, set \`git config user.email\` to the address in marketing.yaml.`;
}

/** What the approval of a change of the approvers covers: the list, the keys and the strength, nothing else of the file. */
function policyFiles(project: Project, context: EvaluationContext): CoveredFile[] {
  const policy = presentPolicy(project);
  if (!policy)
    throw new UserError('marketing.yaml cannot be read, so its approvers cannot be approved. Mend it first.');
  const { doubt } = trustOf(project, context);
  if (doubt?.code !== 'approvers-changed' && !doubt?.unverified)
    throw new UserError(
      'The approvers in marketing.yaml are those that were approved last. There is nothing to approve.',
    );
  return [{ path: policyFile, digest: policyDigest(policy, context) }];
}

function gateFiles(
  project: Project,
  engine: RuleEngine,
  result: PlaybookResult,
  name: string,
  context: EvaluationContext,
): { id: string; files: CoveredFile[] } {
  const exact = result.gates.find((gate) => gate.id === name);
  const found = exact ? [exact] : selectGates(result, [name]).gates;
  const [gate] = found;
  if (!gate || found.length > 1) {
    const ids = list(
      found.map((one) => one.id),
      'or',
    );
    throw new UserError(`${name} stands for several gates. Approve one of them at a time: ${ids}.`);
  }
  const open = gate.criteria.filter(isOpen);
  if (open.length > 0) {
    const lines = open.map((criterion) => `  ${criterion.status.padEnd(7)}  ${criterion.title}`);
    throw new UserError(
      `The gate ${gate.id} cannot be approved yet. Besides approvals it lacks:\n${lines.join('\n')}\nRun \`gtm gate ${gate.id}\` to see what to do.`,
    );
  }
  const coverage = coverageOfGate(project, engine, result.playbook, gate.id, context);
  const files = [...(coverage?.outputs ?? []), ...(coverage?.inputs ?? [])];
  return { id: gate.id, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** True for a criterion that keeps a person from approving: nothing that approves, and not one that nothing can judge yet. */
function isOpen({ status, rule }: CriterionResult): boolean {
  if (status === 'pass' || status === 'waived' || rule === undefined) return false;
  return allRules.find((candidate) => candidate.id === rule)?.records !== 'approval';
}
