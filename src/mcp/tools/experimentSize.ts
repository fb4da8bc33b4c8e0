import { calculate, findCalculator } from '../../core/index.ts';
import { defineTool } from '../tool.ts';

const { description, input } = findCalculator('experiment-size');

/** How many people a test needs. */
export const experimentSize = defineTool<Record<string, unknown>>({
  name: 'experiment_size',
  title: 'Size of an experiment',
  description: `${description} Use the number that it gives; never estimate one.`,
  input: { ...input, type: 'object' },
  readOnly: true,
  async run(facts) {
    return { ...calculate('experiment-size', facts) };
  },
});
