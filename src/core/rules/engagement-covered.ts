import { hasContent } from '../documents/placeholder.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

type Workflow = PlanDocument<'workflow'>;

/** Channels that are another name for one that is asked for. */
const sameChannel: Readonly<Record<string, string>> = { 'personal-email': 'email' };

export const engagementCovered = defineRule({
  id: 'engagement-covered',
  title: 'All kinds of engagement, their strategies and channels are covered',
  description:
    'Each of the asked-for kinds of engagement and strategies has a workflow that is active, and together the active workflows use each of the asked-for channels. Where a KPI is asked for, the workflow has a target for one that is defined.',
  kinds: ['project'],
  needs: ['workflow'],
  severity: 'warning',
  gateOnly: true,
  options: {
    types: { title: 'Kinds', description: 'Kinds of engagement that have to be covered.', type: 'array', default: [] },
    strategies: { title: 'Strategies', description: 'Strategies that have to be covered.', type: 'array', default: [] },
    channels: { title: 'Channels', description: 'Channels that have to be used.', type: 'array', default: [] },
    kpi: {
      title: 'KPI',
      description: 'Whether each strategy needs a target for a KPI.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    'no-type':
      'No active workflow is {type}. Add one with `engagement_type: {type}`, or set the one that is meant to `status: active`.',
    'no-strategy':
      'No active workflow serves {strategy}. Add one with `engagement_strategy: {strategy}`, or set the one that is meant to `status: active`.',
    'no-channel':
      'No active workflow uses the channel {channel}. Add a step that sends there, or hands over to those who do.',
    'no-target':
      '{workflow} serves {strategy}, but wants nothing that could be measured. Add `kpi_targets` with a KPI that is defined and its target.',
    covered: '{what}: {workflow}',
  },
  *check(_, { project, options }) {
    const workflows = project.documents('workflow');
    const active = workflows.filter(({ facts }) => facts.status === 'active');
    const place = { file: workflows[0]?.file ?? '', path: '/status' };
    for (const type of namesIn(options.types)) {
      const found = active.find(({ facts }) => facts.engagement_type === type);
      if (found) yield covered(type, found, '/engagement_type');
      else yield { message: 'no-type', args: { type }, ...place };
    }
    for (const strategy of namesIn(options.strategies)) {
      const serving = active.filter(({ facts }) => facts.engagement_strategy === strategy);
      const found = serving.find((one) => options.kpi !== true || hasTarget(one, project));
      const [first] = serving;
      if (found) yield covered(strategy, found, '/engagement_strategy');
      else if (!first) yield { message: 'no-strategy', args: { strategy }, ...place };
      else {
        const args = { workflow: first.title, strategy };
        yield { message: 'no-target', args, file: first.file, path: '/engagement_strategy' };
      }
    }
    for (const channel of namesIn(options.channels)) {
      const found = active.find((workflow) => channelsOf(workflow).has(channel));
      if (found) yield covered(channel, found, '/steps');
      else yield { message: 'no-channel', args: { channel }, ...place };
    }
  },
});

function covered(what: string, { title, file }: Workflow, path: string): Report {
  return { evidence: 'covered', args: { what, workflow: title }, file, path, at: 'key' };
}

function hasTarget({ facts }: Workflow, project: ProjectView): boolean {
  return [...itemsOf(facts.kpi_targets)].some(
    ([{ kpi, target }]) => kpi !== undefined && hasContent(target) && project.isDefined('kpi', kpi),
  );
}

/** How a workflow reaches people; what it hands over to support or customer success reaches them there. */
function channelsOf({ facts }: Workflow): Set<string> {
  const channels = new Set<string>();
  for (const [{ type, channel, to }] of itemsOf(facts.steps)) {
    if (type === 'send' && channel !== undefined) channels.add(sameChannel[channel] ?? channel);
    if (type === 'handoff' && (to === 'support' || to === 'customer-success')) channels.add('support');
  }
  return channels;
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
