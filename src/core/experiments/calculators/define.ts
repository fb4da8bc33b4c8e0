import { type Calculator, defineCalculator, type Refusal } from '../../calculators/calculator.ts';
import { OutOfDomain } from '../numeric/outOfDomain.ts';
import { refusalsOf, refuse } from '../refusals.ts';

/**
 * Freezes a calculator of experiments. Whatever slips through its checks, no answer holds a number that is not finite: where
 * double precision ends, it refuses.
 */
export function defineExperimentCalculator<Input, Output>(
  calculator: Calculator<Input, Output>,
): Calculator<Input, Output> {
  return defineCalculator<Input, Output>({
    ...calculator,
    refusals: { ...calculator.refusals, ...refusalsOf('cannot-compute') },
    calculate(input) {
      try {
        const answer = calculator.calculate(input);
        return allFinite(answer) ? answer : refuse('cannot-compute');
      } catch (error) {
        if (error instanceof OutOfDomain) return refuse('cannot-compute') satisfies Refusal;
        throw error;
      }
    },
  });
}

function allFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value !== 'object' || Object.values(value).every(allFinite);
}
