import { type StepOutcome, UserError } from '../../core/index.ts';
import { changedByOthers, type FileMarks } from './fileMarks.ts';
import { changedGitFiles, type GitState, gitState } from './gitGuard.ts';
import { readRuns } from './journal.ts';
import { meanwhile, type Standing } from './meanwhile.ts';
import type { ScratchCopy } from './scratchCopy.ts';
import type { Labour, StepWork } from './stepWork.ts';

/** How sentences about it begin. */
const whileAtWork = 'While the agent worked:';

/** How everything stood that an agent is not to touch when a step began. */
export interface Before {
  git: GitState;
  standing: Standing;
  marks: FileMarks;
}

/** Work on a step, with how the project stood when it began. */
export type StandingWork = StepWork & { standing: Standing };

/**
 * Why a run had better leave the commit to a person: something happened meanwhile that no run did.
 * @param commit the command by which a person commits all the same
 */
export async function foreign(work: StandingWork, { changes }: Labour, commit: string): Promise<UserError | undefined> {
  const inCopy = changes.map(({ file }) => file);
  const found = await happened(work, work.standing, inCopy);
  if (found.length === 0) return undefined;
  work.onEvent({ type: 'note', step: work.record.id, text: `${whileAtWork} ${found.join(' ')}` });
  return new UserError(`${whileAtWork} ${found.join(' ')} If that was you, run \`${commit}\`.`);
}

/** An outcome, whatever it is, that also says what happened in the project meanwhile and that no run did. */
export async function withForeign(
  work: StepWork,
  { git, standing, marks }: Before,
  scratch: ScratchCopy,
  outcome: StepOutcome,
): Promise<StepOutcome> {
  const { root, gitDir, journal } = work;
  const touched = outcome.outcome === 'refused' ? [] : changedGitFiles(git, await gitState(gitDir), root);
  const place = { gitDir, prefix: journal.record.project };
  const files = await changedByOthers(root, place, marks, scratch.before, outcome.message);
  const found = [
    ...touched.map((file) => `${file} is git’s own, and was changed.`),
    ...(await happened(work, standing, [])),
    ...(files === '' ? [] : [files]),
  ].filter((sentence) => !outcome.message.includes(sentence));
  if (found.length === 0) return outcome;
  const text = `${whileAtWork} ${found.join(' ')}`;
  work.onEvent({ type: 'note', step: work.record.id, text });
  const isBegun = outcome.message.includes(whileAtWork);
  return { ...outcome, message: `${outcome.message} ${isBegun ? found.join(' ') : text}` };
}

async function happened(work: StepWork, standing: Standing, inCopy: readonly string[]): Promise<string[]> {
  const { root, gitDir, journal, made } = work;
  const runs = await readRuns(gitDir, journal.record.project);
  const commits = runs.flatMap(({ steps }) => steps.flatMap(({ result }) => result?.commit ?? []));
  return meanwhile(root, standing, new Set([...commits, ...made]), inCopy);
}
