import { parseRate } from '../../documents/quantity.ts';
import type { ProjectView } from '../../project/view.ts';

/** Overlap of words from which on one text is a near-copy of another: the project's own, else 0.8. */
export function nearCopyLimit(project: ProjectView): number {
  const threshold = parseRate(project.settings?.facts.thresholds?.near_copy ?? 0.8);
  return threshold.unit === 'rate' ? threshold.fraction : 0.8;
}
