import type { MeanDesignMethod } from './meanDesign.ts';
import type { RateDesignMethod } from './rateDesign.ts';

/** What the methods of planning are called in full. */
export const designMethodWords: Readonly<Record<RateDesignMethod | MeanDesignMethod, string>> = {
  pooled: 'pooled-variance two-proportion z test',
  unpooled: 'two-proportion z test with each variant’s own variance',
  arcsine: 'arcsine transformation (Cohen’s h)',
  'baseline-variance': 'two-proportion z test with the baseline’s variance',
  'relative-lift': 'delta-method test of the relative change',
  t: 'Student’s t test',
  normal: 'z test of two means',
};

/** Where each comes from, and what it agrees with. */
export const designMethodSources: Readonly<Record<RateDesignMethod | MeanDesignMethod, string>> = {
  pooled: 'Fleiss 1981; R power.prop.test, statsmodels',
  unpooled: 'Chow, Shao & Wang 2008',
  arcsine: 'Cohen 1988; R pwr.2p.test',
  'baseline-variance': 'Evan Miller’s calculator',
  'relative-lift': 'GrowthBook’s calculator',
  t: 'R power.t.test',
  normal: 'Chow, Shao & Wang 2008',
};
