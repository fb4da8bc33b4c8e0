import { list } from '../../messages/format.ts';
import type { Project } from '../../project/project.ts';
import { currentCycle, inCycle } from '../../project/view.ts';
import { type DigestSource, digestOf } from '../../records/digest.ts';
import { itemsOf } from '../../schema/types.ts';
import type { RenameResult } from './rename.ts';

/** An approval that holds now and will not after a change, with the files that the change touches. */
export interface StaleApproval {
  record: string;
  gate: string;
  by: string;
  on: string;
  files: string[];
}

/**
 * The approvals of the current cycle that a rename makes stale: those of files that it changes or moves and that are now as
 * they were approved. What had changed before is no loss.
 */
export function approvalsMadeStale(
  project: Project,
  { edits, files }: RenameResult,
  digests: DigestSource,
): StaleApproval[] {
  const changed = new Set(edits.map(({ file }) => file));
  const isTouched = (path: string) =>
    changed.has(path) || files.some(({ from }) => path === from || path.startsWith(`${from.replace(/\/+$/, '')}/`));
  return project
    .ofKind('approval')
    .filter((record) => inCycle(record, currentCycle(project)))
    .flatMap((record): StaleApproval[] => {
      const covered = [...itemsOf(record.facts.files)].flatMap(([{ path = '', digest }]) =>
        isTouched(path) && digestOf(project, path, digests) === digest ? [path] : [],
      );
      if (covered.length === 0) return [];
      const { gate = '', by = '', on = '' } = record.facts;
      return [{ record: record.file, gate, by, on, files: covered }];
    });
}

/** The approvals as sentences: what is lost, one line for each, and what has to be done. */
export function staleApprovalsInWords(approvals: readonly StaleApproval[]): { message: string; detail: string } {
  const one = approvals.length === 1;
  const lines = approvals.map(
    ({ gate, by, on, files }) => `${gate}: ${by}${on === '' ? '' : `, ${on}`} (${list(files)})`,
  );
  const again = [...new Set(approvals.map(({ gate }) => `\`gtm approve ${gate}\``))];
  return {
    message: one
      ? 'This changes what somebody has approved, so 1 approval will no longer count.'
      : `This changes what people have approved, so ${approvals.length} approvals will no longer count.`,
    detail: `${lines.join('\n')}\n\nAfterwards an approver looks again and runs ${list(again)}.`,
  };
}
