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

/** The message of a commit. */
export interface StepMessage {
  subject: string;
  body: string;
}

/** The message that the deliverable of a step is committed with, by the convention. @param files what differs */
export function stepMessage(
  found: FoundStep,
  gate: GateResult | undefined,
  files: readonly ChangedFile[],
): StepMessage {
  const isNew = files.every(({ status, file }) => status === 'added' || file.startsWith('workspace/status/'));
  const { subject } = proposedMessage(found.playbook, found.place, isNew);
  return { subject, body: commitBody(gate) };
}

/** The message that what a role wrote for a task is committed with; a task that is too long for a subject is its body. */
export function taskMessage({ agent, action, task }: { agent: string; action: string; task: string }): StepMessage {
  const words = task.trim().split('\n')[0]?.trim().replace(/\.$/, '') ?? '';
  const description = words.charAt(0).toLowerCase() + words.slice(1);
  const room = subjectLimit - formatSubject({ agent, action, description: '' }).length;
  const short = description.length <= room ? description : `${description.slice(0, room - 1).replace(/\s+\S*$/, '')}…`;
  const subject = formatSubject({ agent, action, description: short });
  return { subject, body: short === description ? '' : task.trim() };
}

/** Commits files with a message; undefined for none. */
export async function commitWith(
  root: string,
  files: readonly ChangedFile[],
  { subject, body }: StepMessage,
): Promise<StepCommit | undefined> {
  if (files.length === 0) return undefined;
  const made = await commitFiles(await openRepository(root), files, body === '' ? subject : `${subject}\n\n${body}`);
  return { commit: made.id, subject: made.subject };
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
  return commitWith(root, files, stepMessage(found, gate, files));
}

/** Commits some files of a task outside any step. */
export async function commitTask(
  root: string,
  { files, ...task }: { agent: string; action: string; task: string; files: readonly string[] },
): Promise<StepCommit | undefined> {
  const changed = (await changedFiles(await openRepository(root))).filter(({ file }) => files.includes(file));
  return commitWith(root, changed, taskMessage(task));
}
