import path from 'node:path';
import {
  type AgentReport,
  agentReport,
  contentOf,
  type FoundStep,
  type StepOutcome,
  statusRecordOf,
  UserError,
} from '../../core/index.ts';
import { commitCommand } from './commitCommand.ts';
import { commitStep } from './commitStep.ts';
import { copyBack } from './copyBack.ts';
import { filesOfPeople } from './filesOfPeople.ts';
import { finishTask } from './finishTask.ts';
import { foreign, type StandingWork } from './foreign.ts';
import { judgeProject } from './judged.ts';
import { notCommitted } from './notCommitted.ts';
import { remember } from './remember.ts';
import { hashOf, type ScratchCopy } from './scratchCopy.ts';
import { unfinished } from './stepOutcomes.ts';
import type { Assignment, Labour } from './stepWork.ts';
import { writeStatus } from './writeStatus.ts';

/** What the agent reported while it worked; undefined where it left the record as it was. */
async function reportOf(scratch: ScratchCopy, { place }: FoundStep): Promise<AgentReport | undefined> {
  const file = statusRecordOf(place);
  const bytes = await scratch.read(file);
  if (bytes === undefined || hashOf(bytes) === scratch.before.get(file)) return undefined;
  return agentReport(file, bytes.toString('utf8'));
}

/** Brings what is in order into the project, judges it there, and commits it. */
export async function finish(
  work: StandingWork,
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
  const end = isDone ? undefined : unfinished(work, labour, base);
  const report = await reportOf(scratch, found);
  // Work that left nothing changes nothing, unless the agent says what holds it up.
  if (isDone || files.length > 0 || (report && end?.outcome === 'incomplete'))
    await writeStatus(work, after.project, found, { isDone, waits, verification, report });
  const command = commitCommand(after.project, found.place.step, found.playbookId);
  if (end) return end;
  if (!work.commit) return { ...base, outcome: 'done', message: 'Its gate passes. Nothing was committed, as asked.' };
  if (mixed.length > 0) {
    return {
      ...base,
      outcome: 'done',
      message: `Its gate passes. ${mixed.join(', ')} held changes of a person that were not committed, so nothing was committed: look at them, then run \`${command}\`.`,
    };
  }
  const made = (await foreign(work, labour, command)) ?? (await commitStep(root, found, gate).catch(notCommitted));
  if (made instanceof UserError)
    return { ...base, outcome: 'incomplete', message: `Its gate passes, but it was not committed. ${made.message}` };
  if (made) work.made.add(made.commit);
  const waiting = waits.length > 0 ? ` It still waits for people: ${waits.join('; ')}.` : '';
  return {
    ...base,
    ...made,
    outcome: 'done',
    message: `Its gate ${waits.length > 0 ? 'has what an agent can give' : 'passes'}.${waiting}`,
  };
}
