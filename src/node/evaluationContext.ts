import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  bareContext,
  type DigestSource,
  digestOfText,
  type EvaluationContext,
  historyNeeds,
  MemoryHistory,
  type Project,
  policyFile,
  signatureNeeds,
} from '../core/index.ts';

import { findGitDir } from './agents/findGitDir.ts';
import { runningSteps } from './agents/journal.ts';

export interface ContextOptions {
  /** The clock. */
  now: Date;
  /** False where no program may be started: a folder that is not trusted. */
  mayRun?: boolean;
  /** True for what writes records, which asks the history even where there are none yet. */
  writes?: boolean;
  signal?: AbortSignal;
}

/**
 * Asks the world once what an evaluation needs to know beside the files: git about the records that the project holds, and
 * ssh-keygen about their signatures. A project without records starts neither.
 * @param root absolute path of the project
 */
export async function evaluationContext(
  root: string,
  project: Project,
  { now, mayRun = true, writes = false, signal }: ContextOptions,
): Promise<EvaluationContext> {
  const needs = historyNeeds(project, writes);
  const running = await stepsAtWork(root);
  const isRunning = (step: string) => running.has(step);
  const world = { isRunning, today: dayOf(now), ...digestSource(root) };
  const bare = { ...bareContext, ...world };
  if (!needs) return bare;
  if (!mayRun) return { ...bare, history: new MemoryHistory('not-allowed') };
  const [{ readHistory }, { questionKey, verifySignatures }] = await Promise.all([
    import('./history.ts'),
    import('./signatures.ts'),
  ]);
  const history = await readHistory(root, needs, signal);
  const verdicts = await verifySignatures(signatureNeeds(project, history.versionsOf(policyFile)), signal);
  return { ...bare, history, signature: (question) => verdicts.get(questionKey(question)) ?? 'unknown' };
}

/** Makes digests of the files of a project. @param root absolute path of the project */
export function digestSource(root: string): DigestSource {
  return { sha256, digestOfFile: (file) => digestOfFile(path.join(root, file)) };
}

/** Steps that agents work on, as the journals of runs say. */
async function stepsAtWork(root: string): Promise<ReadonlySet<string>> {
  const found = await findGitDir(root);
  return found ? runningSteps(found.gitDir, found.prefix) : new Set();
}

/** SHA-256 of a text in UTF-8, or of bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The day where the person is. */
export function dayOf(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Text has the same digest with every kind of line ending; other files are taken as they are. */
function digestOfFile(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    try {
      return digestOfText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), { sha256 });
    } catch {
      return `sha256:${sha256(bytes)}`;
    }
  } catch {
    return undefined;
  }
}
