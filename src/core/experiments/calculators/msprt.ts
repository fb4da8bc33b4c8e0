import { isRefusal } from '../../calculators/calculator.ts';
import { refusalsOf } from '../refusals.ts';
import { mixtureDeviation, mixtureTrajectory } from '../sequential/mixture.ts';
import { defineExperimentCalculator } from './define.ts';
import { alpha, integer, listOf, number, output, p, record } from './parts.ts';

interface Input {
  treatment: number[];
  control: number[];
  standard_deviation: number;
  alpha?: number;
  truncation?: number;
  tau?: number;
}

interface Output {
  tau: number;
  ratios: number[];
  stopped_at: number | null;
  p: number;
}

const values = (whose: string) =>
  listOf(
    'Values',
    `Values of the ${whose} in the order in which they came in.`,
    number('Value', 'Of one person.', [3.1]),
    [[3.1, 2.8, 3.3]],
  );

export const experimentMsprt = defineExperimentCalculator<Input, Output>({
  name: 'experiment-msprt',
  title: 'A sequential test over pairs of people',
  description: 'Likelihood ratio against no effect after each pair; the test stops when it reaches 1 / alpha.',
  method: 'mixture sequential probability ratio test (mSPRT) for normal values of known deviation',
  source: 'Robbins (1970); Johari, Pekelis & Walsh (2015); deviation of the mixture as in mixtureSPRT by E. Stenberg',
  input: record(
    'Pairs',
    'Values of both variants.',
    {
      treatment: values('treatment'),
      control: values('control'),
      standard_deviation: number('Standard deviation', 'Known deviation of one value.', [1], { minimum: 0 }),
      alpha,
      truncation: number(
        'Truncation',
        'Pairs after which the test ends at the latest; sets tau. The pairs given unless said.',
        [10000],
        {
          minimum: 1,
        },
      ),
      tau: number('Tau', 'Deviation of the mixture, instead of the truncation.', [0.28], { minimum: 0 }),
    },
    ['treatment', 'control', 'standard_deviation'],
    [{ treatment: [3.1, 2.8, 3.3], control: [0.9, 1, 0.8], standard_deviation: 1, truncation: 10 }],
  ),
  output: output('Test', 'How the evidence grew.', {
    tau: number('Tau', 'Deviation of the mixture.', [2.2167]),
    ratios: listOf(
      'Likelihood ratios',
      'After each pair.',
      number('Ratio', 'Against no effect.', [1.271]),
      [[1.271, 2.167]],
      0,
    ),
    stopped_at: {
      ...integer('Stopped at', 'First pair at which the test stops; null if it does not.', [5]),
      type: ['integer', 'null'],
    },
    p,
  }),
  refusals: refusalsOf('alpha-bounds', 'positive-needed', 'not-a-number', 'no-users'),
  calculate(input) {
    const { treatment, control, standard_deviation: sigma, alpha: level = 0.05 } = input;
    const truncation = input.truncation ?? Math.min(treatment.length, control.length);
    const tau = input.tau ?? mixtureDeviation(level, sigma, truncation);
    if (isRefusal(tau)) return tau;
    const result = mixtureTrajectory(treatment, control, { alpha: level, sigma, tau });
    if (isRefusal(result)) return result;
    return { tau, ratios: result.ratios, stopped_at: result.stoppedAt, p: result.p };
  },
});
