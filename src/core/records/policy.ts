import { projectFile } from '../documents/kinds.ts';
import { parseYaml } from '../documents/yaml.ts';
import { publicKeyOf } from './canonical.ts';

export interface Approver {
  name: string;
  email: string;
  /** Public SSH key; undefined when none is named, or what is named is none. */
  key: string | undefined;
}

/** Whose approval counts in a project, and how strong it has to be. */
export interface ApproverPolicy {
  approvers: readonly Approver[];
  strength: 'committed' | 'signed';
}

/** Name under which a change of the policy is approved, in place of a gate. */
export const approversGate = 'approvers';

/** File in which the policy stands. */
export const policyFile = projectFile;

/** The policy in the text of a marketing.yaml; undefined when the text cannot be read. */
export function policyOf(text: string): ApproverPolicy | undefined {
  const { data, problems } = parseYaml(text);
  if (problems.length > 0 || data === null || typeof data !== 'object') return undefined;
  const { approvers, approval_strength: strength } = data as { approvers?: unknown; approval_strength?: unknown };
  const list = Array.isArray(approvers) ? approvers : [];
  return {
    approvers: list.flatMap((item): Approver[] => {
      const { name, email, signing_key: key } = (item ?? {}) as Record<string, unknown>;
      if (typeof email !== 'string' || typeof name !== 'string') return [];
      return [{ name, email, key: publicKeyOf(typeof key === 'string' ? key : undefined) }];
    }),
    strength: strength === 'signed' ? 'signed' : 'committed',
  };
}

/** A policy as a text that is the same for the same policy, whatever its order and layout. */
export function policyText({ approvers, strength }: ApproverPolicy): string {
  const lines = approvers.map(({ name, email, key }) => JSON.stringify([email.toLowerCase(), name, key ?? '']));
  return [strength, ...lines.sort()].join('\n');
}

/** The approver with this address. */
export function approverWith(policy: ApproverPolicy, email: string | undefined): Approver | undefined {
  const wanted = email?.trim().toLowerCase();
  return policy.approvers.find((approver) => approver.email.trim().toLowerCase() === wanted);
}
