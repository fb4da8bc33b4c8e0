import { statusReports } from '../../core/index.ts';
import { version } from '../../version.ts';
import { defineTool } from '../tool.ts';

/** Where the plan stands. */
export const status = defineTool<Record<string, never>>({
  name: 'status',
  title: 'Status of the plan',
  description:
    'Where each playbook of the plan stands: phases, steps with their role, outputs and gate, open conflicts, approvals. Call it first, to see what exists.',
  input: { type: 'object', additionalProperties: false, properties: {} },
  readOnly: true,
  async run(_, context) {
    const { project, checker, ...open } = await context.open();
    return { playbooks: statusReports(project, checker.engine, version, await open.context()) };
  },
});
