import { type pathPolicy, type Verification, verify } from '../../core/index.ts';
import type { Judged } from './judged.ts';
import type { ScratchChange } from './scratchCopy.ts';
import type { Assignment } from './stepWork.ts';

/** What the files of a copy show: outputs that are missing or wrong, and changes that do not belong to the work. */
export function verifyCopy(
  copy: Judged,
  assignment: Assignment,
  policy: ReturnType<typeof pathPolicy>,
  changes: readonly ScratchChange[],
): Verification {
  const there = changes.filter(({ gone }) => !gone);
  const found = 'found' in assignment ? assignment.found : undefined;
  const playbook = 'found' in assignment ? assignment.found.playbook : assignment.playbook;
  const gate = found && copy.gate(found);
  const verification = verify(copy.project, copy.checker, found, gate, policy, there, playbook);
  const gone = changes
    .filter((change) => change.gone)
    .map(({ file }) => ({ file, reason: 'was deleted; deletions stay behind' }));
  return { ...verification, strays: [...verification.strays, ...gone] };
}
