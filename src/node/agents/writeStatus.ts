import path from 'node:path';
import { type AgentReport, type FoundStep, type Project, statusRecord, type Verification } from '../../core/index.ts';
import { dayOf } from '../evaluationContext.ts';
import { copyBack, stateOf } from './copyBack.ts';
import { remember } from './remember.ts';
import { hashOf } from './scratchCopy.ts';
import type { StepWork } from './stepWork.ts';

/** What a status record follows from. */
export interface StatusGround {
  isDone: boolean;
  /** Criteria that wait for people. */
  waits: readonly string[];
  verification: Verification;
  /** What the agent itself said. */
  report: AgentReport | undefined;
}

/** Writes the status record of a step’s agent, where the project keeps such records. */
export async function writeStatus(
  work: StepWork,
  project: Project,
  found: FoundStep,
  { isDone, waits, verification, report }: StatusGround,
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
  const { file, text } = statusRecord(project, found, { status, blockers, next, report, today: dayOf(work.now()) });
  if (!project.reads(file)) return;
  const before = await stateOf(path.join(work.root, file));
  const bytes = new TextEncoder().encode(text);
  if (before === hashOf(bytes)) return;
  await remember(work, file, bytes, before);
  await copyBack(work.root, { file, bytes, before });
}
