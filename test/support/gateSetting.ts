import { createHash } from 'node:crypto';
import {
  bareContext,
  digestOfText,
  type EvaluationContext,
  type FileContent,
  MemoryHistory,
  type Project,
} from '../../src/core/index.ts';
import { digestOf } from '../../src/core/records/digest.ts';
import type { GateSetting } from '../../src/core/records/setting.ts';
import { trustOf } from '../../src/core/records/trust.ts';
import type { GateCase } from './cases.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A world for tests: a day, digests, and a past that somebody made up. */
export function testContext(history: EvaluationContext['history'], today = '2026-05-04'): EvaluationContext {
  return { ...bareContext, history, today, sha256 };
}

/** The gate of a case, for rules about records. */
export function gateSetting(project: Project, gate: GateCase): GateSetting {
  const context = testContext(new MemoryHistory('complete', gate.history));
  const covered = (files: readonly string[] = []) =>
    files.map((path) => ({ path, digest: digestOf(project, path, context) ?? '' }));
  return {
    project,
    context,
    trust: trustOf(project, context),
    playbook: 'gtm',
    gate: gate.gate,
    criterion: gate.criterion ?? `${gate.gate}/criterion`,
    roles: gate.roles ?? [],
    coverage: (id = gate.gate) =>
      id === gate.gate ? { outputs: covered(gate.outputs), inputs: covered(gate.inputs) } : undefined,
  };
}

/** Writes the digests of files where others say `digest of path`. */
export function withDigests(
  files: Readonly<Record<string, string | FileContent>>,
): Record<string, string | FileContent> {
  const digest = (file: string) => digestOfText(String(files[file] ?? ''), { sha256 });
  return Object.fromEntries(
    Object.entries(files).map(([file, content]) => [
      file,
      typeof content === 'string'
        ? content.replace(/digest of ([^\s,}]+)/g, (_, path: string) => digest(path))
        : content,
    ]),
  );
}
