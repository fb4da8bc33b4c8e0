import type { Calculator } from '../../calculators/calculator.ts';
import { experimentAlwaysValid } from './alwaysValid.ts';
import { experimentAnalyzeMeans } from './analyzeMeans.ts';
import { experimentAnalyzeProportions } from './analyzeProportions.ts';
import { experimentBayesMeans } from './bayesMeans.ts';
import { experimentBayesProportions } from './bayesProportions.ts';
import { experimentChiSquare } from './chiSquare.ts';
import { experimentCorrection } from './correction.ts';
import { experimentCuped } from './cuped.ts';
import { experimentDesign } from './design.ts';
import { experimentDistribution } from './distribution.ts';
import { experimentDuration } from './duration.ts';
import { experimentGroupSequential } from './groupSequential.ts';
import { experimentGuardrail } from './guardrail.ts';
import { experimentLift } from './lift.ts';
import { experimentMde } from './mde.ts';
import { experimentMsprt } from './msprt.ts';
import { experimentOneRate } from './oneRate.ts';
import { experimentPeeking } from './peeking.ts';
import { experimentPlanDifferences } from './planDifferences.ts';
import { experimentPower } from './power.ts';
import { experimentPowerByWeek } from './powerByWeek.ts';
import { experimentRateInterval } from './rateInterval.ts';
import { experimentReadOut } from './readOut.ts';
import { experimentSampleRatio } from './sampleRatio.ts';
import { experimentSegments } from './segments.ts';
import { experimentSize } from './size.ts';

/** Every calculator of experiments, in the order of a test's life: plan, compare, look early, believe, check, read out. */
export const experimentCalculators: readonly Calculator[] = [
  experimentSize,
  experimentDesign,
  experimentPower,
  experimentMde,
  experimentDuration,
  experimentPowerByWeek,
  experimentAnalyzeProportions,
  experimentAnalyzeMeans,
  experimentLift,
  experimentChiSquare,
  experimentRateInterval,
  experimentOneRate,
  experimentCuped,
  experimentAlwaysValid,
  experimentMsprt,
  experimentGroupSequential,
  experimentPeeking,
  experimentBayesProportions,
  experimentBayesMeans,
  experimentSampleRatio,
  experimentCorrection,
  experimentGuardrail,
  experimentSegments,
  experimentReadOut,
  experimentPlanDifferences,
  experimentDistribution,
];
