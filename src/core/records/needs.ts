import type { FileVersion, HistoryNeeds } from '../project/history.ts';
import type { Project } from '../project/project.ts';
import { itemsOf } from '../schema/types.ts';
import { canonicalText } from './canonical.ts';
import type { SignatureQuestion } from './context.ts';
import { approverWith, policyFile, policyOf } from './policy.ts';

/**
 * What an evaluation of this project will ask of its history; undefined when nothing, so that git need not be started.
 * @param always true for what writes records: who may do that is asked of the history even where there is none yet
 */
export function historyNeeds(project: Project, always = false): HistoryNeeds | undefined {
  const trusted = [...project.ofKind('approval'), ...project.ofKind('waiver')].map((record) => record.file);
  if (trusted.length === 0 && !always) return undefined;
  const changes = project.ofKind('decision').filter((decision) => decision.facts.type === 'change');
  return {
    records: [...trusted, ...changes.map((record) => record.file)],
    versions: [policyFile],
    texts: changes.map((record) => ({
      record: record.file,
      files: [...itemsOf(record.facts.affects)].map(([path]) => path),
    })),
    baseBranch: project.settings?.facts.git?.base_branch,
  };
}

/** Every signature that an evaluation may have to check, with each key that its signer has had. */
export function signatureNeeds(project: Project, versions: readonly FileVersion[]): SignatureQuestion[] {
  const records = [...project.ofKind('approval'), ...project.ofKind('waiver')];
  const texts = [project.settings?.text, ...versions.map((version) => version.text)];
  const policies = texts.flatMap((text) => (text === undefined ? [] : (policyOf(text) ?? [])));
  return records.flatMap(({ data, facts }) => {
    const signature = facts.signature?.value;
    if (signature === undefined) return [];
    const keys = new Set(policies.flatMap((policy) => approverWith(policy, facts.email)?.key ?? []));
    return [...keys].map((key) => ({ text: canonicalText(data), signature, key }));
  });
}
