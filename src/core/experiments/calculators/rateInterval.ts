import { isRefusal } from '../../calculators/calculator.ts';
import { type RateIntervalMethod, rateInterval, rateIntervalMethods } from '../analysis/rateInterval.ts';
import { refusalsOf } from '../refusals.ts';
import { defineExperimentCalculator } from './define.ts';
import { alpha, choice, conversions, ends, interval, number, output, record, users } from './parts.ts';

interface Input {
  users: number;
  conversions: number;
  method?: RateIntervalMethod;
  alpha?: number;
}

export const experimentRateInterval = defineExperimentCalculator<
  Input,
  { rate: number; interval: [number | null, number | null] }
>({
  name: 'experiment-rate-interval',
  title: 'An interval for one conversion rate',
  description: 'How far the true rate may lie from the one that was counted.',
  method: 'Wilson’s score interval unless Clopper-Pearson, Jeffreys, Agresti-Coull or Wald is named',
  source: 'Wilson (1927); Clopper & Pearson (1934); Brown, Cai & DasGupta (2001); Agresti & Coull (1998)',
  input: record(
    'Counts',
    'Counts of one variant.',
    { users, conversions, method: choice('Method', 'How the interval is made.', rateIntervalMethods, 'wilson'), alpha },
    ['users', 'conversions'],
    [{ users: 20, conversions: 18 }],
  ),
  output: output('Rate', 'The rate and its interval.', {
    rate: number('Rate', 'Conversions per person.', [0.9]),
    interval: interval('Of the rate.'),
  }),
  refusals: refusalsOf('alpha-bounds', 'no-users', 'not-a-count', 'more-conversions-than-users'),
  calculate({ users: people, conversions: converted, method = 'wilson', alpha: level = 0.05 }) {
    const bounds = rateInterval({ users: people, conversions: converted }, level, method);
    return isRefusal(bounds) ? bounds : { rate: converted / people, interval: ends(bounds) };
  },
});
