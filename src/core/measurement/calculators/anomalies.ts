import { defineCalculator } from '../../calculators/calculator.ts';
import { type Anomalies, findAnomalies, usualThreshold } from '../anomalies.ts';
import { refuse } from '../refuse.ts';
import { amount, flag, listOf, num, object, text, withExample } from '../shape.ts';

interface AnomalyInput {
  values: readonly number[];
  threshold?: number;
}

const minimum = 5;
const refusals = {
  'too-few': 'There are {count|value|values}; from fewer than {minimum} nobody can say what is usual.',
} as const;

/** Values that stand out. */
export const kpiAnomalies = defineCalculator<AnomalyInput, Anomalies>({
  name: 'kpi-anomalies',
  title: 'Values that stand out',
  description: 'Marks values that are far from the others, by a score that one extreme value cannot distort.',
  method: 'modified z-score 0.6745 (x - median) / MAD, marked beyond 3.5',
  source:
    'Iglewicz & Hoaglin (1993), How to detect and handle outliers; NIST/SEMATECH e-Handbook 1.3.5.17. With a MAD of 0 the mean absolute deviation, as in IBM SPSS.',
  input: withExample(
    object(
      'Values',
      'The values of one KPI, period by period.',
      {
        values: listOf('Values', 'At least five.', num('Value', 'A value.', 512), {
          examples: [[512, 498, 530, 505, 960, 519]],
        }),
        threshold: amount('Threshold', 'From which score on a value is marked; 3.5 when it is left out.', 3.5),
      },
      ['threshold'],
    ),
    { values: [512, 498, 530, 505, 960, 519] },
  ),
  output: object('Anomalies', 'A score for each value.', {
    median: num('Median', 'The value in the middle.', 515.5),
    mad: num('MAD', 'Median absolute deviation.', 12.5),
    method: text(
      'Method',
      'How the spread was measured.',
      'modified z-score, median and MAD (Iglewicz & Hoaglin 1993)',
    ),
    threshold: num('Threshold', 'From which score on a value is marked.', 3.5),
    points: listOf(
      'Points',
      'In the order of the values.',
      object('Point', 'A value.', {
        value: num('Value', 'The value.', 960),
        score: num('Score', 'Modified z-score.', 24),
        isAnomaly: flag('Anomaly', 'Whether it stands out.'),
      }),
    ),
  }),
  refusals,
  calculate({ values, threshold = usualThreshold }) {
    if (values.length < minimum) return refuse(refusals, 'too-few', { count: values.length, minimum });
    return findAnomalies(values, threshold);
  },
});
