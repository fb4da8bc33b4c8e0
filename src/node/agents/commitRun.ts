import path from 'node:path';
import {
  chosenPlaybooks,
  findPlaybook,
  knownAgents,
  type RunRecord,
  type StepRecord,
  stepsNamed,
  UserError,
} from '../../core/index.ts';
import { commitStep, commitTask, openFiles, type StepCommit } from './commitStep.ts';
import { stateOf } from './copyBack.ts';
import type { Judged } from './judged.ts';
import { openOf } from './openOf.ts';

/**
 * Commits what a run left in the project, a step a commit: work whose gate does not pass yet, that somebody wants to keep all
 * the same.
 * @param open files of the project that differ from the last commit
 * @throws UserError where files hold what the run did not write, or nothing is left to commit
 */
export async function commitRun(
  root: string,
  judged: Judged,
  record: RunRecord,
  open: ReadonlySet<string>,
): Promise<StepCommit[]> {
  const steps = record.steps.filter((step) => openOf([step], open).length > 0);
  if (steps.length === 0) throw new UserError('Nothing of this run is left to commit.');
  for (const step of steps) await refuseChanged(root, step, open);
  const commits: StepCommit[] = [];
  for (const step of steps) {
    const made =
      step.id === 'task' ? await commitOfTask(root, judged, record, step) : await commitOf(root, judged, step);
    if (made) commits.push(made);
  }
  return commits;
}

async function refuseChanged(root: string, step: StepRecord, open: ReadonlySet<string>): Promise<void> {
  for (const file of openOf([step], open)) {
    if ((await stateOf(path.join(root, file))) !== step.wrote[file])
      throw new UserError(
        `${file} was changed after this run wrote it. Look at it, then commit it yourself${step.id === 'task' ? '' : `: \`gtm commit ${step.id}\``}.`,
      );
  }
}

async function commitOf(root: string, judged: Judged, step: StepRecord): Promise<StepCommit | undefined> {
  const [found] = stepsNamed(judged.project, step.id);
  if (!found) return undefined;
  const others = (await openFiles(root, found))
    .map(({ file }) => file)
    .filter((file) => step.wrote[file] === undefined);
  if (others.length > 0)
    throw new UserError(
      `${others.join(', ')} belongs to the same step, and this run did not write it. Look at it, then run \`gtm commit ${step.id}\`.`,
    );
  return commitStep(root, found, judged.gate(found));
}

async function commitOfTask(
  root: string,
  { project }: Judged,
  { task = '' }: RunRecord,
  { agent, wrote }: StepRecord,
): Promise<StepCommit | undefined> {
  const playbooks = chosenPlaybooks(project).flatMap((id) => findPlaybook(project, id) ?? []);
  const action = knownAgents(playbooks).find(({ id }) => id === agent)?.actions[0] ?? 'update';
  return commitTask(root, { agent, action, task, files: Object.keys(wrote) });
}
