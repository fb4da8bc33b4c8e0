import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { itemsOf } from '../schema/types.ts';
import type { EvaluationContext } from './context.ts';
import { digestOfText } from './digest.ts';
import { type ApproverPolicy, approversGate, policyFile, policyOf, policyText } from './policy.ts';
import { type Doubt, provenanceOf } from './provenance.ts';

/** Whose approval counts: the approvers who were there first, and every change that one of the former has approved. */
export interface Trust {
  policy: ApproverPolicy;
  /** Why no approval counts at all now. */
  doubt: Doubt | undefined;
}

const nobody: ApproverPolicy = { approvers: [], strength: 'committed' };

/**
 * Walks through the past of marketing.yaml. The first approvers are believed; a change of the list, of a key or of the strength
 * that is asked for counts only if somebody of the list before it has approved it (`gtm approve approvers`). A version that
 * cannot be read changes nothing.
 */
export function trustOf(project: Project, context: EvaluationContext): Trust {
  const { history } = context;
  const present = policyOf(project.settings?.text ?? '') ?? nobody;
  const doubtful = (code: Doubt['code'], unverified: boolean, policy = present): Trust => ({
    policy,
    doubt: { code, args: {}, ...(unverified ? { unverified } : {}) },
  });
  if (history.state !== 'complete') return doubtful(history.state, true);
  const versions = history.versionsOf(policyFile).flatMap(({ commit, text }) => {
    const policy = text === undefined ? undefined : policyOf(text);
    return policy ? [{ policy, where: ` by ${commit.name} in ${commit.id.slice(0, 10)}` }] : [];
  });
  let trusted: ApproverPolicy | undefined;
  let before = '';
  let where = '';
  for (const version of [...versions, { policy: present, where: '' }]) {
    const text = policyText(version.policy);
    if (text !== before) where = version.where;
    before = text;
    if (trusted) {
      if (isApproved(project, version.policy, trusted, context)) trusted = version.policy;
      // What stands only in the work tree was never anybody's decision.
    } else if (version.policy.approvers.length > 0 && version.where !== '') trusted = version.policy;
  }
  if (!trusted) {
    return present.approvers.length === 0 ? doubtful('no-approvers', false) : doubtful('approvers-not-committed', true);
  }
  if (isSame(present, trusted)) {
    return trusted.approvers.length === 0
      ? doubtful('no-approvers', false, trusted)
      : { policy: trusted, doubt: undefined };
  }
  const names = list(trusted.approvers.map((approver) => approver.name));
  const isStrength = isSame({ ...present, strength: trusted.strength }, trusted);
  const what = isStrength ? 'The strength of approvals' : 'The approvers';
  return { policy: trusted, doubt: { code: 'approvers-changed', args: { what, names, where } } };
}

/** The digest that stands for a policy in the approval of its change. */
export function policyDigest(policy: ApproverPolicy, context: EvaluationContext): string {
  return digestOfText(policyText(policy), context);
}

/** The policy that marketing.yaml sets now; undefined when it cannot be read. */
export function presentPolicy(project: Project): ApproverPolicy | undefined {
  return policyOf(project.settings?.text ?? '');
}

function isSame(a: ApproverPolicy, b: ApproverPolicy): boolean {
  return policyText(a) === policyText(b);
}

/** True when an approver of the policy before has approved the next one. */
function isApproved(
  project: Project,
  next: ApproverPolicy,
  before: ApproverPolicy,
  context: EvaluationContext,
): boolean {
  const digest = policyDigest(next, context);
  return project
    .ofKind('approval')
    .some(
      (record) =>
        record.facts.gate === approversGate && covers(record, digest) && !provenanceOf(record, before, context).doubt,
    );
}

function covers(record: PlanDocument<'approval'>, digest: string): boolean {
  return [...itemsOf(record.facts.files)].some(([file]) => file.path === policyFile && file.digest === digest);
}
