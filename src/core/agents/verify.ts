import type { GateResult } from '../gates/model.ts';
import type { Project } from '../project/project.ts';
import type { Checker } from '../rules/checker.ts';
import { allRules } from '../rules/index.ts';
import { findingLine, findingsOf } from './brief.ts';
import type { FoundStep } from './findStep.ts';
import { presentFiles } from './outputNeed.ts';
import { type PathPolicy, type ResolvedPath, sortChanges } from './pathPolicy.ts';

/** What the files of a scratch copy show after a turn. */
export interface Verification {
  /** Changed outputs in the right form: they may come back. */
  valid: string[];
  /** New records in shared folders, in the right form. */
  records: string[];
  /** Outputs that are not there yet. */
  missing: string[];
  /** What is wrong, one thing a line, with its place. */
  findings: string[];
  strays: { file: string; reason: string }[];
  /** True when nothing is missing or wrong but what people have to answer. */
  passes: boolean;
}

/** Kinds that only people write, or that decide what counts; an agent cannot smuggle one in among its outputs. */
const kindsOfPeople = new Set(['approval', 'waiver', 'playbook', 'project', 'agent']);

/**
 * Judges what a run did. What the agent said about it is not asked.
 * @param project the scratch copy as it is now
 * @param gate the step's gate, evaluated on it; undefined for a task outside any step
 */
export function verify(
  project: Project,
  checker: Checker,
  found: Pick<FoundStep, 'playbook' | 'place'> | undefined,
  gate: GateResult | undefined,
  policy: PathPolicy,
  changes: readonly (ResolvedPath & { file: string })[],
  playbook = found?.playbook ?? {},
): Verification {
  const sorted = sortChanges(playbook, found?.place, policy, changes);
  const strays = [...sorted.strays];
  const keep = (files: readonly string[], allowed: (kind: string) => boolean) =>
    files.filter((file) => {
      const kind = project.documents.get(file)?.kind;
      if (kind === undefined || allowed(kind)) return true;
      strays.push({ file, reason: `is of the kind ${kind}, which only people write` });
      return false;
    });
  const outputs = keep(sorted.outputs, (kind) => !kindsOfPeople.has(kind));
  const records = keep(sorted.records, (kind) => kind === 'conflict' || kind === 'learning');
  const broken = [...outputs, ...records].filter((file) => !hasForm(project, file));
  // Outside any step the documents' own rules decide. In a step its gate does: what refers to something that a later step
  // will make is no mistake of this one.
  const judgedByRules = found ? broken : [...outputs, ...records];
  const errors = judgedByRules.flatMap((file) => checker.check(file).filter(({ severity }) => severity === 'error'));
  const missing = (found?.place.outputs ?? []).filter((path) => presentFiles(project, path).length === 0);
  const findings = [...new Set([...errors.map(findingLine), ...findingsOf(contentOf(gate))])];
  const open = contentOf(gate)?.criteria.some(({ status }) => status !== 'pass' && status !== 'waived') ?? false;
  return {
    valid: outputs.filter((file) => !broken.includes(file)),
    records: records.filter((file) => !broken.includes(file)),
    missing,
    findings,
    strays,
    passes: missing.length === 0 && errors.length === 0 && !open,
  };
}

/** The gate without what only people can answer. */
export function contentOf(gate: GateResult | undefined): GateResult | undefined {
  return gate && { ...gate, criteria: gate.criteria.filter(({ rule }) => !isForPeople(rule)) };
}

function isForPeople(rule: string | undefined): boolean {
  return allRules.find(({ id }) => id === rule)?.records !== undefined;
}

function hasForm(project: Project, file: string): boolean {
  const document = project.documents.get(file);
  return !document || (document.problems.length === 0 && document.schemaErrors.length === 0);
}

/** What a further turn is asked to do. */
export function repairPrompt({ missing, findings, strays }: Verification): string {
  const parts = [
    missing.length > 0 && `Not there yet:\n${lines(missing.map((path) => `\`${path}\``))}`,
    findings.length > 0 && `Wrong, with the place:\n${lines(findings)}`,
    strays.length > 0 &&
      `Left behind, because it is not yours to change:\n${lines(strays.map(({ file, reason }) => `\`${file}\` ${reason}`))}`,
  ].filter(Boolean);
  return `The files were checked. The step is not done yet.\n\n${parts.join('\n\n')}\n\nMend this in the files of your step, and nothing else.\n`;
}

function lines(items: readonly string[]): string {
  const most = 60;
  const shown = items.slice(0, most).map((item) => `- ${item}`);
  return [...shown, ...(items.length > most ? [`- and ${items.length - most} more`] : [])].join('\n');
}
