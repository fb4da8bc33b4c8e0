import type { MeanTestMethod, RateTestMethod } from './compare.ts';
import type { DifferenceIntervalMethod } from './differenceInterval.ts';

/** What the tests of two rates are called in full. */
export const rateTestWords: Readonly<Record<RateTestMethod, string>> = {
  pooled: 'two-proportion z test (pooled)',
  unpooled: 'two-proportion z test (unpooled)',
  fisher: 'Fisher’s exact test',
};

/** What the tests of two means are called in full. */
export const meanTestWords: Readonly<Record<MeanTestMethod, string>> = {
  welch: 'Welch’s t test',
  pooled: 'Student’s t test (pooled variance)',
};

/** What the intervals of a difference of two rates are called in full. */
export const differenceIntervalWords: Readonly<Record<DifferenceIntervalMethod, string>> = {
  mee: 'Mee’s score interval',
  'miettinen-nurminen': 'Miettinen and Nurminen’s score interval',
  newcombe: 'Newcombe’s interval (method 10)',
  'agresti-caffo': 'Agresti and Caffo’s interval',
  wald: 'Wald’s interval',
};
