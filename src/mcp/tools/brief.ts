import { briefLimit, briefText, buildBrief, evaluateChosen, stepsNamed, UserError } from '../../core/index.ts';
import { defineTool, playbookArgument } from '../tool.ts';

interface Input {
  step: string;
  playbook?: string;
  limit?: number;
}

/** What to know for a step. */
export const brief = defineTool<Input>({
  name: 'brief',
  title: 'Brief for a step',
  description:
    'Everything to know for a step: its role, inputs with their content, the outputs that are asked for and in which form, what the gate will judge, the rules of the messaging, what is there already and what fails now. Read it before you write.',
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['step'],
    properties: {
      step: { type: 'string', minLength: 1, description: 'The step, such as gtm-strategy or strategy/gtm-strategy.' },
      playbook: {
        ...playbookArgument,
        description: 'Id of the playbook. Leave it out for the first one that knows the step.',
      },
      limit: {
        type: 'integer',
        minimum: 0,
        description: `How many characters of files to show. ${briefLimit} unless given.`,
      },
    },
  },
  readOnly: true,
  async run({ step, playbook, limit = briefLimit }, context) {
    const { project, checker, ...open } = await context.open();
    const [found, ...others] = stepsNamed(project, step, playbook);
    if (!found) throw new UserError(`${step} has no steps.`);
    if (others.length > 0)
      throw new UserError(
        `${step} is a phase. A brief is for one step: ${[found, ...others].map(({ id }) => id).join(', ')}.`,
      );
    const result = evaluateChosen(project, checker.engine, found.playbookId, await open.context());
    const gate = result.gates.find(({ id }) => id === found.id);
    return { step: found.id, text: briefText(buildBrief(project, found, gate, { limit })) };
  },
});
