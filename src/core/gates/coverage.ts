import { deliverableFiles, findSteps, statusRecordOf } from '../git/deliverable.ts';
import type { Project } from '../project/project.ts';
import type { EvaluationContext } from '../records/context.ts';
import { filesBehind, isCoverable } from '../records/coverage.ts';
import { type CoveredFile, digestOf } from '../records/digest.ts';
import type { Coverage } from '../records/setting.ts';
import type { Gate } from './criteria.ts';
import type { Judged } from './criterion.ts';
import type { PlaybookFacts } from './playbook.ts';

/** What a gate covers: all that its steps make, and every file that its criteria looked at. Records are not among it. */
export function coverageOf(
  project: Project,
  playbook: PlaybookFacts,
  gate: Gate,
  judged: Iterable<Judged>,
  context: EvaluationContext,
): Coverage {
  const made = new Set(outputsOf(project, playbook, gate));
  const read = new Set<string>();
  for (const { keys } of judged) for (const file of filesBehind(project, keys)) read.add(file);
  for (const { reads } of gate.criteria)
    for (const path of reads) for (const file of filesAt(project, path)) read.add(file);
  const digested = (files: Iterable<string>) =>
    [...files]
      .filter((file) => isCoverable(project, file))
      .sort()
      .flatMap((path): CoveredFile[] => {
        const digest = digestOf(project, path, context);
        return digest === undefined ? [] : [{ path, digest }];
      });
  return { outputs: digested(made), inputs: digested([...read].filter((file) => !made.has(file))) };
}

function outputsOf(project: Project, playbook: PlaybookFacts, gate: Gate): string[] {
  const files = new Set([...project.paths, ...project.documents.keys()]);
  const name = gate.step === undefined ? gate.phase : `${gate.phase}/${gate.step}`;
  return findSteps(playbook, name).flatMap((step) =>
    deliverableFiles(playbook, step, files).filter((file) => file !== statusRecordOf(step)),
  );
}

function filesAt(project: Project, path: string): string[] {
  if (!path.endsWith('/')) return project.hasPath(path) ? [path] : [];
  return [...project.paths].filter((file) => file.startsWith(path));
}
