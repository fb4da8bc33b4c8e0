import { allRules, nearestName, UserError } from '../../core/index.ts';
import { defineTool } from '../tool.ts';

/** What a rule asks for. */
export const explainRule = defineTool<{ id: string }>({
  name: 'explain_rule',
  title: 'Explain a rule',
  description:
    'What a rule looks at, its options, and the sentences that it can say. Use it on the `rule` of a finding or a criterion.',
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['id'],
    properties: { id: { type: 'string', minLength: 1, description: 'Id of the rule, such as budget-balances.' } },
  },
  readOnly: true,
  async run({ id }) {
    const rule = allRules.find((candidate) => candidate.id === id);
    if (rule) {
      const { check: _, ...about } = rule;
      return about;
    }
    const suggestion = nearestName(
      id,
      allRules.map((one) => one.id),
    );
    throw new UserError(`There is no rule ${id}.${suggestion ? ` Did you mean ${suggestion}?` : ''}`);
  },
});
