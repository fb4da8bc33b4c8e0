import {
  commitBody,
  deliverableFiles,
  type FoundStep,
  formatSubject,
  type GateResult,
  proposedMessage,
  subjectLimit,
} from '../../core/index.ts';
import { type ChangedFile, changedFiles } from '../changedFiles.ts';
import { commitFiles } from '../commitFiles.ts';
import { openRepository } from '../repository.ts';

/** A commit that a run made. */
export interface StepCommit {
  commit: string;
  subject: string;
}

/** Files of a step's deliverable that differ from the last commit. */
export async function openFiles(
  root: string,
  { playbook, place }: Pick<FoundStep, 'playbook' | 'place'>,
): Promise<ChangedFile[]> {
  const changes = await changedFiles(await openRepository(root));
  const wanted = new Set(
    deliverableFiles(
      playbook,
      place,
      changes.map(({ file }) => file),
    ),
  );
  return changes.filter(({ file }) => wanted.has(file));
}

/**
 * Commits the deliverable of a step by the convention, and nothing else.
 * @returns undefined when nothing of it differs from the last commit
 */
export async function commitStep(
  root: string,
  found: FoundStep,
  gate: GateResult | undefined,
): Promise<StepCommit | undefined> {
  const files = await openFiles(root, found);
  if (files.length === 0) return undefined;
  const isNew = files.every(({ status, file }) => status === 'added' || file.startsWith('workspace/status/'));
  const { subject } = proposedMessage(found.playbook, found.place, isNew);
  const body = commitBody(gate);
  const message = body === '' ? subject : `${subject}\n\n${body}`;
  const made = await commitFiles(await openRepository(root), files, message);
  return { commit: made.id, subject: made.subject };
}

/** Commits some files of a task outside any step. */
export async function commitTask(
  root: string,
  { agent, action, task, files }: { agent: string; action: string; task: string; files: readonly string[] },
): Promise<StepCommit | undefined> {
  const repository = await openRepository(root);
  const changed = (await changedFiles(repository)).filter(({ file }) => files.includes(file));
  if (changed.length === 0) return undefined;
  const words = task.trim().split('\n')[0]?.trim().replace(/\.$/, '') ?? '';
  const description = words.charAt(0).toLowerCase() + words.slice(1);
  const room = subjectLimit - formatSubject({ agent, action, description: '' }).length;
  const short = description.length <= room ? description : `${description.slice(0, room - 1).replace(/\s+\S*$/, '')}…`;
  const subject = formatSubject({ agent, action, description: short });
  const made = await commitFiles(repository, changed, short === description ? subject : `${subject}\n\n${task.trim()}`);
  return { commit: made.id, subject: made.subject };
}
