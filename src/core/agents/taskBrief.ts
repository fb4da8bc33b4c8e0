import type { PlaybookFacts } from '../gates/playbook.ts';
import type { Project } from '../project/project.ts';
import { currentCycle } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { messagingRules } from './messagingRules.ts';
import { pathPolicy } from './pathPolicy.ts';
import { roleOf } from './roles.ts';

/** What a role is told for a task outside any step. */
export function taskBrief(project: Project, playbook: PlaybookFacts, agent: string, task: string): string {
  const facts = [...itemsOf(playbook.agents)].map(([item]) => item).find(({ id }) => id === agent);
  const role = roleOf(project, agent)?.instructions ?? facts?.description ?? '';
  const rules = messagingRules(project);
  const { owned } = pathPolicy(playbook, agent);
  const cycle = currentCycle(project);
  return [
    `# Task for ${facts?.title ?? agent}`,
    `${project.settings?.title ?? ''}${cycle ? `, cycle ${cycle}` : ''}`,
    `## Your role\n\n${role.replace(/^(#+) /gm, '#$1 ')}`,
    `## What to do\n\n${task.trim()}`,
    ...(rules.length > 0 ? [`## How it is worded\n\n${rules.map((rule) => `- ${rule}`).join('\n')}`] : []),
    `## What you may change\n\nOnly files inside ${owned.map((pattern) => `\`${pattern}\``).join(', ')}. You may read everything else. What you change elsewhere is left behind. Do not commit: what is in order is committed for you.`,
  ]
    .join('\n\n')
    .concat('\n');
}
