import type { Refusal } from '../calculators/calculator.ts';
import { formatMessage } from '../messages/format.ts';
import type { Args } from '../rules/rule.ts';

/** Every reason for which an experiment's calculation gives no number, with what would make it possible. */
export const refusals = {
  'not-a-number': '{what} must be a finite number.',
  'alpha-bounds': 'The significance level must lie between 0 and 100 %, for example 5 %; {value} does not.',
  'power-bounds': 'The power must lie between the significance level and 100 %, for example 80 %; {value} does not.',
  'rate-bounds': '{what} must lie between 0 and 100 %; {value} does not.',
  'positive-needed': '{what} must be above 0; {value} is not.',
  'no-effect': 'An effect of 0 can never be found. Give the smallest change that is worth acting on.',
  'unreachable-effect':
    'From a baseline of {baseline} the effect leads to {target}, and no rate lies outside 0 to 100 %. Ask for a smaller effect.',
  'unreachable-power':
    'With {users} people per variant no effect reaches a power of {power}. Plan for more people or for less power.',
  'zero-baseline': 'A relative change needs a baseline other than 0. Give the effect as an absolute one.',
  'sample-too-large': 'The effect is so small that more than 1e15 people would be needed. Ask for a larger effect.',
  'arms-needed': 'A comparison needs at least two variants; {count|is|are} given.',
  'two-arms-needed': 'This method compares exactly two variants; {count|is|are} given.',
  'shares-needed': 'Each variant needs a share above 0, and one share for each variant.',
  'no-users': 'Nobody has seen {arm} yet. Wait until people have.',
  'not-a-count': '{what} must be a whole number of 0 or more; {value} is not.',
  'more-conversions-than-users':
    'There are {conversions} conversions of {users} people in {arm}. One person can convert once; count people, not events.',
  'too-few-users': 'Only {count|person has|people have} seen {arm}; this method needs at least {minimum}.',
  'no-conversions': 'Nobody has converted in any variant, so nothing tells them apart. Wait for conversions.',
  'all-converted':
    'Everybody has converted in every variant, so nothing tells them apart. Choose a metric that varies.',
  'zero-variance': 'The values do not vary, so chance cannot be told from effect. Check the data or wait for more.',
  'negative-variance': 'The sum of squares of {arm} is smaller than its sum allows. Check the data.',
  'zero-denominator': 'The denominator of {arm} adds up to 0, so it has no ratio.',
  'impossible-covariance': 'The sums of {arm} give a variance of 0 or less. Check the sum of products.',
  'no-covariate': 'The values from before the test do not vary, so they explain nothing. Analyse without them.',
  'looks-rising': 'The looks must be rising numbers, above 0, and the last must be the largest.',
  'too-many-looks':
    'At most {maximum} looks can be calculated, not {count}. Use an always-valid interval for looks without a plan.',
  'looks-too-close': 'Looks must lie at least a thousandth of the sample apart.',
  'boundary-unreachable': 'No boundary spends {alpha} over these looks. Check the looks and the spending function.',
  'p-values-needed': 'Give at least one p-value, each between 0 and 1.',
  'prior-bounds': 'The parameters of a prior must lie between 0.05 and 1e9.',
  'no-traffic': 'Without people there is no test. Give the people who come by on one day.',
  'cannot-compute': 'These numbers lie outside what double precision can calculate.',
  'wrong-method': 'The method {method} does not fit {metric}. Choose one of {list}.',
  'correlation-bounds': 'A correlation lies between -1 and 1; {value} does not.',
  'missing-plan': 'Nothing says {what}. Add it.',
} as const satisfies Record<string, string>;

export type RefusalCode = keyof typeof refusals;

/** Refuses with the sentence of a code. */
export function refuse(code: RefusalCode, args: Args = {}): Refusal {
  return { refused: code, message: formatMessage(refusals[code], args) };
}

/** The sentences of some codes, for the calculator that can refuse with them. */
export function refusalsOf(...codes: RefusalCode[]): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, refusals[code]]));
}
