import type { FailureReason, StepOutcome } from '../../core/index.ts';
import { reasonIn } from './failure.ts';
import type { Labour, StepWork } from './stepWork.ts';

/** The honest end of work that did not get there. */
export function unfinished(
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

/** The end of work that went where it must not. */
export function refusedOutcome(
  paths: { file: string; reason: string }[],
  { verification }: Pick<Labour, 'verification'>,
): StepOutcome {
  const unique = paths.filter(({ file }, index) => paths.findIndex((other) => other.file === file) === index);
  const named = unique.map(({ file, reason }) => `${file} ${reason}`).join('; ');
  return {
    outcome: 'refused',
    message: `It reached for what it may not: ${named}. Nothing came into the project.`,
    files: [],
    strays: unique,
    findings: verification.findings,
  };
}

/** The end of work that was cut short, or could not begin. */
export function ended(outcome: 'cancelled' | 'failed' | 'incomplete', message: string, labour?: Labour): StepOutcome {
  return {
    outcome,
    message,
    files: [],
    strays: labour?.verification.strays ?? [],
    findings: labour?.verification.findings ?? [],
  };
}
