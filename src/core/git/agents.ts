import type { PlaybookFacts } from '../gates/playbook.ts';
import { itemsOf } from '../schema/types.ts';

/** Who may stand in a commit's subject, and with which actions. */
export interface KnownAgent {
  id: string;
  title: string;
  names: readonly string[];
  actions: readonly string[];
}

/** People commit too; they may use every action, and these of their own. */
const human: KnownAgent = {
  id: 'human',
  title: 'A person',
  names: ['human'],
  actions: ['approve', 'waive', 'decide', 'edit', 'plan', 'record'],
};

/** All agents that the playbooks know, and `human`. */
export function knownAgents(playbooks: readonly PlaybookFacts[]): KnownAgent[] {
  const agents = playbooks.flatMap((playbook) =>
    [...itemsOf(playbook.agents)].map(([agent]) => ({
      id: agent.id ?? '',
      title: agent.title ?? agent.id ?? '',
      names: [agent.id ?? '', ...[...itemsOf(agent.aliases)].map(([alias]) => alias)],
      actions: [...itemsOf(agent.actions)].map(([action]) => action),
    })),
  );
  const all = [...new Set(agents.flatMap((agent) => agent.actions))];
  return [...agents, { ...human, actions: [...human.actions, ...all] }];
}
