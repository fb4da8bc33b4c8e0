import { attribution } from './attribution.ts';
import { experimentAnalysis } from './experimentAnalysis.ts';
import { ranking } from './ranking.ts';
import type { StepFunction } from './stepFunction.ts';
import { unitEconomics } from './unitEconomics.ts';
import { varianceReport } from './varianceReport.ts';

/** Every function that a playbook may name. */
export const stepFunctions: readonly StepFunction[] = [
  attribution,
  experimentAnalysis,
  ranking,
  unitEconomics,
  varianceReport,
];
