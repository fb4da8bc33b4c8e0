import type { Calculator } from '../../calculators/calculator.ts';
import { attributionAll } from './all.ts';
import { modelCalculators } from './models.ts';
import { channelReturnsCalculator } from './returns.ts';
import { shapleyValuesCalculator } from './shapleyValues.ts';

/** The calculators of attribution, by name. */
export const attributionCalculators: readonly Calculator[] = Object.freeze([
  ...modelCalculators,
  attributionAll,
  channelReturnsCalculator,
  shapleyValuesCalculator,
] as unknown as Calculator[]);
