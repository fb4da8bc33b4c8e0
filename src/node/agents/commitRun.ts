import path from 'node:path';
import {
  chosenPlaybooks,
  completeSubject,
  findPlaybook,
  knownAgents,
  type PlaybookFacts,
  type RunRecord,
  type StepRecord,
  stepsNamed,
  UserError,
} from '../../core/index.ts';
import { type ChangedFile, changedFiles } from '../changedFiles.ts';
import { openRepository } from '../repository.ts';
import { commitCommand } from './commitCommand.ts';
import { commitWith, openFiles, type StepCommit, type StepMessage, stepMessage, taskMessage } from './commitStep.ts';
import { stateOf } from './copyBack.ts';
import type { Judged } from './judged.ts';
import { openOf } from './openOf.ts';
import { subjectErrors } from './subjectErrors.ts';

/** A commit that can be made of what a run left. */
export interface RunCommit extends StepMessage {
  step: StepRecord;
  files: readonly ChangedFile[];
  /** What keeps its subject from being used. */
  problems: readonly string[];
}

/**
 * The commits by which somebody keeps what a run left in the project, a step a commit: work whose gate does not pass yet.
 * @param open files of the project that differ from the last commit
 * @param message subject of the only commit, whole or its description; undefined for the one by the convention
 * @throws UserError where files hold what the run did not write, nothing is left to commit, or one subject is given for several
 */
export async function planRunCommits(
  root: string,
  judged: Judged,
  record: RunRecord,
  open: ReadonlySet<string>,
  message?: string,
): Promise<RunCommit[]> {
  const steps = record.steps.filter((step) => openOf([step], open).length > 0);
  if (steps.length === 0) throw new UserError('Nothing of this run is left to commit.');
  if (message !== undefined && steps.length > 1)
    throw new UserError(
      `This run left ${steps.length} steps, a commit each: ${steps.map(({ id }) => id).join(', ')}. One subject does not fit them all; leave it out.`,
    );
  for (const step of steps) await refuseChanged(root, judged, step, open);
  const plans: RunCommit[] = [];
  for (const step of steps) {
    const { playbook, ...plan } = await (step.id === 'task'
      ? planTask(root, judged, record, step)
      : planStep(root, judged, step));
    const subject = completeSubject(message, plan.subject);
    plans.push({ ...plan, step, subject, problems: subjectErrors(judged.project, playbook, subject) });
  }
  return plans;
}

/**
 * Makes the commits.
 * @throws UserError for a subject that the project does not accept; nothing is committed then
 */
export async function commitRun(root: string, plans: readonly RunCommit[]): Promise<StepCommit[]> {
  const problems = plans.flatMap((plan) => plan.problems);
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  const commits: StepCommit[] = [];
  for (const plan of plans) {
    const made = await commitWith(root, plan.files, plan);
    if (made) commits.push(made);
  }
  return commits;
}

type Plan = StepMessage & { playbook: PlaybookFacts; files: readonly ChangedFile[] };

async function refuseChanged(root: string, judged: Judged, step: StepRecord, open: ReadonlySet<string>): Promise<void> {
  for (const file of openOf([step], open)) {
    if ((await stateOf(path.join(root, file))) === step.wrote[file]) continue;
    const command = step.id === 'task' ? '' : `: \`${commitCommand(judged.project, step.id, step.playbook)}\``;
    throw new UserError(`${file} was changed after this run wrote it. Look at it, then commit it yourself${command}.`);
  }
}

async function planStep(root: string, judged: Judged, step: StepRecord): Promise<Plan> {
  const [found] = stepsNamed(judged.project, step.id, step.playbook);
  if (!found) throw new UserError(`No playbook of this project knows the step ${step.id} any more.`);
  const files = await openFiles(root, found);
  const others = files.map(({ file }) => file).filter((file) => step.wrote[file] === undefined);
  if (others.length > 0)
    throw new UserError(
      `${others.join(', ')} belongs to the same step, and this run did not write it. Look at it, then run \`${commitCommand(judged.project, step.id, step.playbook)}\`.`,
    );
  return { ...stepMessage(found, judged.gate(found), files), playbook: found.playbook, files };
}

async function planTask(
  root: string,
  { project }: Judged,
  { task = '' }: RunRecord,
  { agent, wrote, playbook: id }: StepRecord,
): Promise<Plan> {
  const ids = id === undefined ? chosenPlaybooks(project) : [id];
  const playbooks = ids.flatMap((one) => findPlaybook(project, one) ?? []);
  const knows = (playbook: PlaybookFacts) => knownAgents([playbook]).find((known) => known.id === agent);
  const playbook = playbooks.find(knows) ?? {};
  const files = (await changedFiles(await openRepository(root))).filter(({ file }) => wrote[file] !== undefined);
  return { ...taskMessage({ agent, action: knows(playbook)?.actions[0] ?? 'update', task }), playbook, files };
}
