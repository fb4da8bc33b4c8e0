// One step from brief to commit is one story; its parts stand in files of their own, and what is left is told in one piece.
import path from 'node:path';
import {
  briefText,
  buildBrief,
  contentOf,
  type FailureReason,
  type FoundStep,
  mayWrite,
  type Project,
  pathPolicy,
  type RunEvent,
  repairPrompt,
  roleOf,
  type StepOutcome,
  type StepRecord,
  skeletons,
  statusRecord,
  taskBrief,
  UserError,
  type Verification,
  verify,
} from '../../core/index.ts';
import { dayOf } from '../evaluationContext.ts';
import { createFile } from '../writeFile.ts';
import type { AgentSession } from './agentSession.ts';
import { commitStep, commitTask, openFiles } from './commitStep.ts';
import { copyBack, stateOf } from './copyBack.ts';
import { AgentFailure, reasonIn } from './failure.ts';
import type { FoundRunner } from './findRunner.ts';
import { changedGitFiles, gitState } from './gitGuard.ts';
import type { Journal } from './journal.ts';
import { type Judged, judgeCopy, judgeProject } from './judged.ts';
import { resolvePath } from './resolvePath.ts';
import { hashOf, type ScratchChange, ScratchCopy } from './scratchCopy.ts';
import { startSession } from './startSession.ts';
import type { Patience } from './watchdog.ts';

/** What the work on one step needs. */
export interface StepWork {
  root: string;
  gitDir: string;
  runner: FoundRunner;
  journal: Journal;
  record: StepRecord;
  /** Turns that an agent gets, the first one included. */
  turns: number;
  /** Milliseconds that the step may take. */
  timeLimit: number;
  patience?: Patience;
  commit: boolean;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  now(): Date;
  onEvent(event: RunEvent): void;
  confirm(title: string, files: readonly string[]): Promise<boolean>;
  /** Files that earlier runs wrote, with their hashes: they are no work of a person. */
  ours: ReadonlyMap<string, string>;
  /** Runs what touches the project and git one after another. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** Our tools for an agent; undefined where none are offered. */
  serveTools?(scratch: ScratchCopy): Promise<{ url: string; token: string; close(): Promise<void> } | undefined>;
}

/** What is to be done: a step of a playbook, or a task for one role. */
export type Assignment =
  | { found: FoundStep }
  | { playbook: FoundStep['playbook']; agent: string; action: string; task: string };

/** Works on a step: brief, agent, verification, repair, back into the project, gate, status record, commit. */
export async function runStep(work: StepWork, assignment: Assignment): Promise<StepOutcome> {
  const limit = AbortSignal.timeout(work.timeLimit);
  const signal = AbortSignal.any([work.signal, limit]);
  const before = await gitState(work.gitDir);
  const scratch = await ScratchCopy.create(work.root, work.env);
  work.record.scratch = scratch.folder;
  await work.journal.save();
  try {
    const labour = await labourOn({ ...work, signal }, assignment, scratch);
    const touched = changedGitFiles(before, await gitState(work.gitDir));
    if (touched.length > 0)
      return refusedOutcome(
        touched.map((file) => ({
          file: path.relative(work.root, file),
          reason: 'is git’s own, and was changed while the agent worked',
        })),
        labour,
      );
    if (work.signal.aborted) return ended('cancelled', 'It was cancelled; nothing came into the project.', labour);
    return await work.exclusive(() => finish(work, assignment, scratch, labour));
  } catch (error) {
    if (work.signal.aborted) return ended('cancelled', 'It was cancelled; nothing came into the project.');
    if (limit.aborted) {
      return {
        ...ended('failed', `It took longer than ${Math.round(work.timeLimit / 60_000)} minutes, so it was stopped.`),
        reason: 'time',
      };
    }
    if (error instanceof AgentFailure) return { ...ended('failed', error.message), reason: error.reason };
    throw error;
  } finally {
    await scratch.remove();
    delete work.record.scratch;
  }
}

/** What came out of an agent's turns. */
interface Labour {
  verification: Verification;
  changes: ScratchChange[];
  refused: { file: string; reason: string }[];
  said: string;
}

async function labourOn(work: StepWork, assignment: Assignment, scratch: ScratchCopy): Promise<Labour> {
  const project = await judgeProject(work.root, work.now());
  const facts = describe(project, assignment);
  const verifyNow = async (): Promise<Omit<Labour, 'refused' | 'said'>> => {
    const changes = await scratch.changes();
    const copy = await judgeCopy(scratch.root, work.now());
    return { changes, verification: verifyCopy(copy, assignment, facts.policy, changes) };
  };
  if (work.runner.row.speaks === 'scaffold') {
    if (!('found' in assignment))
      throw new UserError('The scaffolder writes the outputs of a step; it cannot do a task.');
    for (const { file, text } of skeletons(project.project, assignment.found))
      await createFile(scratch.root, file, text);
    return { ...(await verifyNow()), refused: [], said: '' };
  }
  await scratch.makeFolders('found' in assignment ? assignment.found.place.outputs : []);
  const tools = await work.serveTools?.(scratch);
  let session: AgentSession | undefined;
  const refused: Labour['refused'] = [];
  try {
    session = await startSession(
      {
        runner: work.runner,
        step: work.record,
        cwd: scratch.root,
        run: work.journal.record.id,
        role: facts.role,
        tools,
        env: work.env,
        signal: work.signal,
        judge: async (target) => mayWrite(facts.policy, await resolvePath(scratch.root, target)),
        confirm: work.confirm,
        onEvent: work.onEvent,
      },
      work.patience,
    );
    let prompt = facts.brief;
    for (let turn = 1; ; turn++) {
      work.onEvent({ type: 'turn', step: work.record.id, turn, turns: work.turns });
      const end = await session.prompt(prompt);
      refused.push(...end.refused);
      const state = await verifyNow();
      const { missing, findings, strays, passes } = state.verification;
      work.onEvent({ type: 'verify', step: work.record.id, turn, missing, findings, strays });
      // An agent that changed nothing and speaks of a limit will not do better at once.
      const idle = state.changes.length === 0 && reasonIn(end.said) !== undefined;
      if (passes || turn >= work.turns || idle) return { ...state, refused, said: end.said };
      prompt = repairPrompt(state.verification);
    }
  } finally {
    await session?.close();
    await tools?.close();
  }
}

function describe({ project, gate }: Judged, assignment: Assignment) {
  if ('found' in assignment) {
    const { found } = assignment;
    const policy = pathPolicy(found.playbook, found.place.agent);
    const brief = briefText(buildBrief(project, found, gate(found)));
    return { policy, brief, role: roleOf(project, found.place.agent)?.instructions ?? '' };
  }
  const { playbook, agent, task } = assignment;
  const role = roleOf(project, agent)?.instructions ?? '';
  return { policy: pathPolicy(playbook, agent), brief: taskBrief(project, playbook, agent, task), role };
}

function verifyCopy(
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

/** Brings what is in order into the project, judges it there, and commits it. */
async function finish(
  work: StepWork,
  assignment: Assignment,
  scratch: ScratchCopy,
  labour: Labour,
): Promise<StepOutcome> {
  const { root, record, journal } = work;
  const { verification } = labour;
  const mixed = 'found' in assignment ? await filesOfPeople(work, assignment.found, scratch) : [];
  const files: string[] = [];
  const kept: string[] = [];
  for (const file of [...verification.valid, ...verification.records]) {
    const bytes = await scratch.read(file);
    if (bytes === undefined) continue;
    // Written down first: whoever resumes after a break must know that this is ours.
    await remember(work, file, bytes, scratch.before.get(file));
    if (await copyBack(root, { file, bytes, before: scratch.before.get(file) })) files.push(file);
    else {
      kept.push(file);
      delete record.wrote[file];
      delete record.before[file];
      await journal.keep('kept', file, bytes);
    }
  }
  await journal.save();
  if (files.length > 0 || kept.length > 0) work.onEvent({ type: 'written', step: record.id, files, kept });
  const base = { files, strays: verification.strays, findings: verification.findings };
  if (kept.length > 0) {
    return {
      ...base,
      outcome: 'incomplete',
      message: `Somebody changed ${kept.join(', ')} meanwhile, so it stays as it is. What the agent wrote is kept in ${path.join(journal.folder, 'kept')}.`,
    };
  }
  if (!('found' in assignment)) return finishTask(work, assignment, labour, base);
  const { found } = assignment;
  const after = await judgeProject(root, work.now());
  const gate = after.gate(found);
  work.onEvent({ type: 'gate', step: record.id, gate: found.id, status: gate?.status ?? 'pending' });
  const open = contentOf(gate)?.criteria.filter(({ status }) => status !== 'pass' && status !== 'waived') ?? [];
  const isDone = open.length === 0 && verification.passes;
  const waits =
    gate?.criteria.filter(({ status }) => status !== 'pass' && status !== 'waived').map(({ title }) => title) ?? [];
  // Work that left nothing changes nothing.
  if (isDone || files.length > 0) await writeStatus(work, after.project, found, { isDone, waits, verification });
  if (!isDone) return unfinished(work, labour, base);
  if (!work.commit) return { ...base, outcome: 'done', message: 'Its gate passes. Nothing was committed, as asked.' };
  if (mixed.length > 0) {
    return {
      ...base,
      outcome: 'done',
      message: `Its gate passes. ${mixed.join(', ')} held changes of a person that were not committed, so nothing was committed: look at them, then run \`gtm commit ${found.place.step}\`.`,
    };
  }
  const made = await commitStep(root, found, gate).catch(notCommitted);
  if (made instanceof UserError)
    return { ...base, outcome: 'incomplete', message: `Its gate passes, but it was not committed. ${made.message}` };
  const waiting = waits.length > 0 ? ` It still waits for people: ${waits.join('; ')}.` : '';
  return {
    ...base,
    ...made,
    outcome: 'done',
    message: `Its gate ${waits.length > 0 ? 'has what an agent can give' : 'passes'}.${waiting}`,
  };
}

/** Files of a step that a person changed and did not commit: our commit must not swallow them. */
async function filesOfPeople(work: StepWork, found: FoundStep, scratch: ScratchCopy): Promise<string[]> {
  const open = await openFiles(work.root, found);
  return open
    .map(({ file }) => file)
    .filter((file) => {
      const hash = scratch.before.get(file);
      return hash !== undefined && work.ours.get(file) !== hash && work.record.wrote[file] !== hash;
    });
}

async function remember(
  { root, record, journal }: StepWork,
  file: string,
  bytes: Uint8Array,
  before: string | undefined,
): Promise<void> {
  record.wrote[file] = hashOf(bytes);
  record.before[file] = before ?? null;
  if (before !== undefined) {
    const { readFile } = await import('node:fs/promises');
    const old = await readFile(path.join(root, file)).catch(() => undefined);
    if (old !== undefined && hashOf(old) === before) await journal.keep('before', file, old);
  }
  await journal.save();
}

async function writeStatus(
  work: StepWork,
  project: Project,
  found: FoundStep,
  { isDone, waits, verification }: { isDone: boolean; waits: readonly string[]; verification: Verification },
): Promise<void> {
  const blockers = isDone
    ? []
    : [...verification.missing.map((file) => `${file} is missing`), ...verification.findings].slice(0, 8);
  const next = isDone
    ? waits.length > 0
      ? `Wait for people: ${waits.join('; ')}`
      : 'Nothing: the gate passes'
    : 'Mend what the gate finds';
  const status = isDone ? (waits.length > 0 ? 'in-review' : 'complete') : 'blocked';
  const { file, text } = statusRecord(project, found, { status, blockers, next, today: dayOf(work.now()) });
  if (!project.reads(file)) return;
  const before = await stateOf(path.join(work.root, file));
  const bytes = new TextEncoder().encode(text);
  if (before === hashOf(bytes)) return;
  await remember(work, file, bytes, before);
  await copyBack(work.root, { file, bytes, before });
}

async function finishTask(
  work: StepWork,
  { agent, action, task }: Extract<Assignment, { task: string }>,
  labour: Labour,
  base: Pick<StepOutcome, 'files' | 'strays' | 'findings'>,
): Promise<StepOutcome> {
  if (base.files.length === 0 || !labour.verification.passes) return unfinished(work, labour, base);
  if (!work.commit)
    return { ...base, outcome: 'done', message: 'What was written is in order. Nothing was committed, as asked.' };
  const made = await commitTask(work.root, { agent, action, task, files: base.files }).catch(notCommitted);
  if (made instanceof UserError)
    return {
      ...base,
      outcome: 'incomplete',
      message: `What was written is in order, but it was not committed. ${made.message}`,
    };
  return { ...base, ...made, outcome: 'done', message: 'What was written is in order.' };
}

/** Git, or a hook of the repository, may refuse; what was written is in the project all the same. */
function notCommitted(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

/** The honest end of work that did not get there. */
function unfinished(
  work: StepWork,
  { verification, refused, said, changes }: Labour,
  base: Pick<StepOutcome, 'files' | 'strays' | 'findings'>,
): StepOutcome {
  const reason: FailureReason | undefined = changes.length === 0 && refused.length === 0 ? reasonIn(said) : undefined;
  if (reason !== undefined)
    return {
      ...base,
      outcome: 'failed',
      reason,
      message: `${work.runner.row.title} changed nothing and said: ${said.trim().slice(-400)}`,
    };
  if (base.files.length === 0 && (refused.length > 0 || verification.strays.length > 0))
    return refusedOutcome([...refused, ...verification.strays], { verification });
  const left = [
    verification.missing.length > 0 &&
      `${verification.missing.length === 1 ? '1 output is' : `${verification.missing.length} outputs are`} missing`,
    verification.findings.length > 0 &&
      `${verification.findings.length === 1 ? '1 thing is' : `${verification.findings.length} things are`} to be mended`,
  ].filter(Boolean);
  const what = left.length > 0 ? left.join(' and ') : 'nothing was written';
  const where = base.files.length > 0 ? ' What it wrote is in the project, not committed.' : '';
  return {
    ...base,
    findings: [...verification.missing.map((file) => `${file} is missing`), ...base.findings],
    outcome: 'incomplete',
    message: `Not done: ${what}.${where}`,
  };
}

function refusedOutcome(
  paths: { file: string; reason: string }[],
  { verification }: Pick<Labour, 'verification'>,
): StepOutcome {
  const unique = paths.filter(({ file }, index) => paths.findIndex((other) => other.file === file) === index);
  const named = unique.map(({ file, reason }) => `${file} ${reason}`).join('; ');
  return {
    outcome: 'refused',
    message: `It tried to change what is not its own: ${named}. Nothing came into the project.`,
    files: [],
    strays: unique,
    findings: verification.findings,
  };
}

function ended(outcome: 'cancelled' | 'failed', message: string, labour?: Labour): StepOutcome {
  return {
    outcome,
    message,
    files: [],
    strays: labour?.verification.strays ?? [],
    findings: labour?.verification.findings ?? [],
  };
}
