import type { Calculator } from '../../calculators/calculator.ts';
import { kpiAnomalies } from './anomalies.ts';
import { budgetBalance, budgetPacing } from './budget.ts';
import { unitEconomicsCohorts } from './cohorts.ts';
import { kpiFormulas } from './formulas.ts';
import { funnelOverall, funnelRatesCalculator } from './funnel.ts';
import { initiativeScores } from './initiatives.ts';
import { leadScoreCalculator } from './leadScore.ts';
import { leadSources } from './leads.ts';
import { kpiPace } from './pace.ts';
import { unitEconomicsPayback } from './payback.ts';
import { budgetMarginalCost, budgetReallocation, budgetReallocationMarginal } from './reallocation.ts';
import {
  unitEconomicsCac,
  unitEconomicsLtv,
  unitEconomicsMarginMultiple,
  unitEconomicsRatio,
} from './unitEconomics.ts';
import { kpiVariance } from './variance.ts';

/** The calculators of measurement, by name. */
export const measurementCalculators: readonly Calculator[] = Object.freeze([
  kpiVariance,
  kpiPace,
  kpiAnomalies,
  kpiFormulas,
  budgetBalance,
  budgetPacing,
  budgetReallocation,
  budgetReallocationMarginal,
  budgetMarginalCost,
  funnelRatesCalculator,
  funnelOverall,
  unitEconomicsCac,
  unitEconomicsLtv,
  unitEconomicsMarginMultiple,
  unitEconomicsPayback,
  unitEconomicsRatio,
  unitEconomicsCohorts,
  initiativeScores,
  leadSources,
  leadScoreCalculator,
] as unknown as Calculator[]);
