import { isRefusal } from '../../calculators/calculator.ts';
import type { Sidedness } from '../arms.ts';
import { evenLooks } from '../readout/design.ts';
import { refusalsOf } from '../refusals.ts';
import { inflation, shapedBoundaries, spendingBoundaries } from '../sequential/boundaries.ts';
import { defineExperimentCalculator } from './define.ts';
import { alpha, choice, integer, listOf, number, output, power, record, sidedness } from './parts.ts';

const shapes = [
  'obrien-fleming',
  'pocock',
  'wang-tsiatis',
  'spending-obrien-fleming',
  'spending-pocock',
  'hwang-shih-decani',
  'power',
] as const;

interface Input {
  looks?: number;
  fractions?: number[];
  boundary?: (typeof shapes)[number];
  parameter?: number;
  alpha?: number;
  sidedness?: Sidedness;
  power?: number;
}

interface Output {
  fractions: readonly number[];
  z: readonly number[];
  nominal_p: readonly number[];
  spent: readonly number[];
  inflation: number;
}

const perLook = (title: string, description: string, example: number[]) =>
  listOf(title, description, number('Value', 'Of one look.', [example[0]]), [example]);

export const experimentGroupSequential = defineExperimentCalculator<Input, Output>({
  name: 'experiment-group-sequential',
  title: 'Boundaries for planned looks',
  description:
    'The z value that each planned look must reach so that all looks together keep the significance level, and by how much the sample grows.',
  method: 'numerical integration over the looks (Gauss-Legendre), symmetric bounds for a two-sided test',
  source:
    'Armitage, McPherson & Rowe (1969); O’Brien & Fleming (1979); Pocock (1977); Wang & Tsiatis (1987); Lan & DeMets (1983); Hwang, Shih & DeCani (1990); Kim & DeMets (1987); Jennison & Turnbull (2000); agrees with gsDesign',
  input: record(
    'Looks',
    'When one looks, and how the level is shared.',
    {
      looks: integer('Looks', 'How many evenly spaced looks, the last included.', [4], { minimum: 1, maximum: 200 }),
      fractions: listOf(
        'Fractions',
        'Shares of the planned sample at which one looks, instead of evenly spaced looks.',
        number('Fraction', 'Of the planned sample.', [0.5], { minimum: 0, maximum: 1 }),
        [[0.25, 0.5, 0.75, 1]],
      ),
      boundary: choice(
        'Boundary',
        'Shape of the boundary, or function by which the level is spent.',
        shapes,
        'spending-obrien-fleming',
      ),
      parameter: number(
        'Parameter',
        'Delta of Wang-Tsiatis, gamma of Hwang-Shih-DeCani, exponent of the power function.',
        [-4],
      ),
      alpha,
      sidedness,
      power,
    },
    [],
    [{ looks: 4, boundary: 'obrien-fleming' }],
  ),
  output: output('Boundaries', 'What each look asks for.', {
    fractions: perLook('Fractions', 'Share of the planned sample at each look.', [0.25, 0.5, 0.75, 1]),
    z: perLook('z', 'Value to be reached.', [4.05, 2.86, 2.34, 2.02]),
    nominal_p: perLook('Nominal p-value', 'The same as a p-value.', [0.00005, 0.0042, 0.0194, 0.0429]),
    spent: perLook('Spent', 'Level spent at each look.', [0.00005, 0.0041, 0.0166, 0.0292]),
    inflation: number('Inflation', 'Planned sample against that of one look with the same power.', [1.022]),
  }),
  refusals: refusalsOf(
    'alpha-bounds',
    'power-bounds',
    'looks-rising',
    'looks-too-close',
    'too-many-looks',
    'boundary-unreachable',
  ),
  calculate(input) {
    const { alpha: level = 0.05, sidedness: sided = 'two-sided', power: wanted = 0.8 } = input;
    const bounds = boundaries(input, input.fractions ?? evenLooks(Math.min(201, input.looks ?? 1)), level, sided);
    if (isRefusal(bounds)) return bounds;
    const growth = inflation(bounds, level, sided, wanted);
    if (isRefusal(growth)) return growth;
    const { fractions, upper, nominal, spent } = bounds;
    return { fractions, z: upper, nominal_p: nominal, spent, inflation: growth };
  },
});

function boundaries({ boundary, parameter }: Input, fractions: readonly number[], level: number, sided: Sidedness) {
  switch (boundary) {
    case 'obrien-fleming':
    case 'pocock':
      return shapedBoundaries(fractions, level, sided, boundary);
    case 'wang-tsiatis':
      return shapedBoundaries(fractions, level, sided, { delta: Math.min(0.5, Math.max(0, parameter ?? 0.25)) });
    case 'spending-pocock':
      return spendingBoundaries(fractions, level, sided, { family: 'pocock' });
    case 'hwang-shih-decani':
      return spendingBoundaries(fractions, level, sided, { family: boundary, parameter: parameter ?? -4 });
    case 'power':
      return spendingBoundaries(fractions, level, sided, { family: boundary, parameter: parameter ?? 3 });
    default:
      return spendingBoundaries(fractions, level, sided, { family: 'obrien-fleming' });
  }
}
