import { parseSubject } from '../git/subject.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { canonicalText } from './canonical.ts';
import type { EvaluationContext } from './context.ts';
import type { RecordCode } from './messages.ts';
import { type Approver, type ApproverPolicy, approverWith } from './policy.ts';

/** Kinds of records that only count when an approver stands behind them. */
export type TrustedKind = 'approval' | 'waiver';

/** Why a record does not count: a code of `recordMessages`. `unverified` means that it may, once it can be checked. */
export interface Doubt {
  code: RecordCode;
  args: Record<string, string>;
  unverified?: boolean;
}

/** What is known about where a record comes from: who stands behind it, or why nobody does. */
export type Provenance =
  | { approver: Approver; strength: ApproverPolicy['strength']; doubt?: undefined }
  | { approver?: Approver | undefined; doubt: Doubt };

/**
 * Who stands behind a record: by a signature inside it, or by the commit that added it. A signature that is wrong is never
 * made good by a commit.
 */
export function provenanceOf(
  record: PlanDocument<TrustedKind>,
  policy: ApproverPolicy,
  context: EvaluationContext,
): Provenance {
  const { by = '', email, signature } = record.facts;
  const approver = approverWith(policy, email);
  if (!approver || approver.name.trim() !== by.trim()) {
    return { doubt: { code: 'not-approver', args: { by, email: email ?? 'no address' } } };
  }
  const name = approver.name;
  if (signature?.value !== undefined) {
    if (!approver.key) return { approver, doubt: { code: 'no-key', args: { name }, unverified: true } };
    const question = { text: canonicalText(record.data), signature: signature.value, key: approver.key };
    const verdict = context.signature(question);
    if (verdict === 'valid') return { approver, strength: 'signed' };
    if (verdict === 'invalid') return { approver, doubt: { code: 'bad-signature', args: { name } } };
    return { approver, doubt: { code: 'signature-unchecked', args: { name }, unverified: true } };
  }
  if (policy.strength === 'signed') return { approver, doubt: { code: 'not-signed', args: { name } } };
  const doubt = commitDoubt(record.file, approver, context);
  return doubt ? { approver, doubt } : { approver, strength: 'committed' };
}

/** Why the commit that added a file does not show that this approver wrote it; undefined when it does. */
export function commitDoubt(file: string, approver: Approver, { history }: EvaluationContext): Doubt | undefined {
  const { name } = approver;
  if (history.state !== 'complete') return { code: history.state, args: {}, unverified: true };
  const [last] = history.commitsOf(file);
  if (!last || last.change === 'removed') return { code: 'not-committed', args: { name, file }, unverified: true };
  const args = { name, author: `${last.name} <${last.email}>`, commit: last.id.slice(0, 10), subject: last.subject };
  if (history.isLink(file)) return { code: 'linked', args: { ...args, file } };
  if (!history.isCommitted(file)) return { code: 'edited-since', args };
  if (last.change !== 'added') return { code: 'edited', args };
  if (last.email.trim().toLowerCase() !== approver.email.trim().toLowerCase()) return { code: 'other-author', args };
  if (isAgents(last.subject)) return { code: 'agent-commit', args };
  return undefined;
}

/** True for a subject that an agent signs: by the convention, or nearly, in any name but `human`. */
function isAgents(subject: string): boolean {
  const plain = subject.trim().toLowerCase();
  const agent = parseSubject(plain)?.agent ?? nearly.exec(plain)?.[1];
  return agent !== undefined && agent !== 'human';
}

/** `[ writer ] write: …`, `[writer]: …` and `[writer]write: …` mean what the convention says. */
const nearly = /^\[\s*([^[\]]*?)\s*\]\s*(?:[\p{L}\d-]+\s*)?:/u;
