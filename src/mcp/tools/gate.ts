import { evaluateChosen, gateReport, selectGates, verdictOf } from '../../core/index.ts';
import { version } from '../../version.ts';
import { defineTool, playbookArgument } from '../tool.ts';

interface Input {
  names?: string[];
  playbook?: string;
  evidence?: boolean;
}

/** The verdict on gates. */
export const gate = defineTool<Input>({
  name: 'gate',
  title: 'Judge quality gates',
  description:
    'The verdict on gates, criterion by criterion: `passed`, and for each criterion that does not pass where it fails and how to mend it. Work on a step is done when its gate passes, and not before.',
  input: {
    type: 'object',
    additionalProperties: false,
    properties: {
      names: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        description: 'Phases, steps or gates, such as strategy/gtm-strategy. Leave them out for all.',
      },
      playbook: playbookArgument,
      evidence: { type: 'boolean', description: 'True to see also why a criterion passes.' },
    },
  },
  readOnly: true,
  async run({ names = [], playbook, evidence = false }, context) {
    const { project, checker, ...open } = await context.open();
    const result = evaluateChosen(project, checker.engine, playbook, await open.context());
    const selection = selectGates(result, names);
    const report = gateReport(result, selection.gates, version);
    const gates = report.gates.map((one) => ({
      ...one,
      criteria: one.criteria.map(({ evidence: why, ...criterion }) =>
        evidence ? { ...criterion, evidence: why } : criterion,
      ),
    }));
    return { ...report, passed: verdictOf(result, selection), gates };
  },
});
