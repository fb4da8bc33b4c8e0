import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { defineRule } from './rule.ts';
import { measuredMetrics } from './support/successMetrics.ts';

export const successMetrics = defineRule({
  id: 'success-metrics',
  title: 'A workflow’s success is measured, and every miss has a cause',
  description:
    'Each success metric of the workflow has a value in the actual figures of the cycle; one that misses its threshold has a cause and an action. A miss alone closes no gate.',
  kinds: ['project'],
  severity: 'warning',
  gateOnly: true,
  needs: ['actuals'],
  options: {
    workflow: {
      title: 'Workflow',
      description: 'Workflow of the growth playbook, or `automation`.',
      type: 'string',
      default: 'campaign-execution',
    },
  },
  messages: {
    unknown: 'There are no success metrics of {workflow}. Correct the option `workflow` of the criterion.',
    unmeasured: '{name} ({id}{wanted}) has no value in the actual figures of this cycle. Add it with `actual`.',
    missed: '{name} is {value}, but has to be {wanted}. Say why and what is done about it: add {missing}.',
    met: '{name}: {value}{wanted}',
    answered: '{name}: {value} misses {wanted}, with cause and action',
  },
  *check(_document, { project, options }) {
    const workflow = String(options.workflow);
    const metrics = measuredMetrics(project, workflow);
    if (metrics.length === 0) yield { message: 'unknown', args: { workflow }, path: '' };
    const file = project.documents('actuals').at(-1)?.file;
    for (const { id, name, wanted, value, written, isMet, cause, action, place } of metrics) {
      if (value === undefined) {
        const args = { name, id, wanted: wanted === undefined ? '' : `, ${wanted}` };
        yield { message: 'unmeasured', args, ...(file === undefined ? {} : { file }), path: '/kpis', at: 'key' };
        continue;
      }
      const lacks = [...(hasContent(cause) ? [] : ['`cause`']), ...(hasContent(action) ? [] : ['`action`'])];
      const where = place ?? { ...(file === undefined ? {} : { file }), path: '/kpis' };
      if (isMet) {
        yield {
          evidence: 'met',
          args: { name, value: written, wanted: wanted === undefined ? '' : `, ${wanted}` },
          ...where,
        };
      } else if (lacks.length === 0) {
        yield { evidence: 'answered', args: { name, value: written, wanted: wanted ?? '' }, ...where };
      } else {
        yield {
          message: 'missed',
          args: { name, value: written, wanted: wanted ?? '', missing: list(lacks) },
          ...where,
        };
      }
    }
  },
});
