import { evaluateChosen, nextSteps } from '../../core/index.ts';
import { defineTool, playbookArgument } from '../tool.ts';

/** What can be done now. */
export const nextStep = defineTool<{ playbook?: string }>({
  name: 'next_step',
  title: 'Next step',
  description:
    'What can be worked on, approved or reviewed now, each with the reason, the role it belongs to and the files that are missing. Only people approve.',
  input: { type: 'object', additionalProperties: false, properties: { playbook: playbookArgument } },
  readOnly: true,
  async run({ playbook }, context) {
    const { project, checker, ...open } = await context.open();
    const result = evaluateChosen(project, checker.engine, playbook, await open.context());
    return { playbook: result.playbook, next: nextSteps(result) };
  },
});
