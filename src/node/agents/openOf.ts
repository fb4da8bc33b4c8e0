import type { StepRecord } from '../../core/index.ts';

/** Files that steps of a run wrote and that differ from the last commit. @param open all files that do */
export function openOf(steps: readonly StepRecord[], open: ReadonlySet<string>): string[] {
  return [...new Set(steps.flatMap(({ wrote }) => Object.keys(wrote)))].filter((file) => open.has(file)).sort();
}
