import { allCalculators, calculate, findCalculator } from '../../core/index.ts';
import { defineTool } from '../tool.ts';

/** Every calculator by name. */
export const calculateByName = defineTool<{ name?: string; input?: unknown }>({
  name: 'calculate',
  title: 'Calculate',
  description:
    'Experiments, attribution, pace, budget, funnel and unit economics. Without a name: the list of calculators. With a name alone: the JSON Schema of its input, its method and source. With both: the result, or why there is none. Never work such a number out yourself.',
  input: {
    type: 'object',
    additionalProperties: false,
    properties: {
      name: {
        type: 'string',
        minLength: 1,
        description: 'Name of the calculator, such as experiment-analyze-proportions.',
      },
      input: { description: 'Its input, as its schema says.' },
    },
  },
  readOnly: true,
  async run({ name, input }) {
    if (name === undefined)
      return {
        calculators: allCalculators.map(({ name: id, title, description }) => ({ name: id, title, description })),
      };
    if (input !== undefined) return { ...calculate(name, input) };
    const { calculate: _, ...about } = findCalculator(name);
    return about;
  },
});
