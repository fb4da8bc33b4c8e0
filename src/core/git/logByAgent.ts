import type { KnownAgent } from './agents.ts';
import { parseSubject } from './subject.ts';

/** A commit of the plan. */
export interface PlanCommit {
  id: string;
  /** Day and time with zone, ISO 8601. */
  when: string;
  author: string;
  subject: string;
}

/** A commit that follows the convention, in its parts. */
export interface AgentCommit extends PlanCommit {
  action: string;
  description: string;
}

/** What one agent has done, newest first. */
export interface AgentLog {
  agent: string;
  title: string;
  commits: AgentCommit[];
}

/**
 * Sorts commits by agent; an agent's other names count for it. Agents come in the order of their newest commit. A commit whose
 * subject names nobody who is known is among `others`.
 */
export function logByAgent(
  commits: readonly PlanCommit[],
  agents: readonly KnownAgent[],
): { agents: AgentLog[]; others: PlanCommit[] } {
  const logs = new Map<string, AgentLog>();
  const others: PlanCommit[] = [];
  for (const commit of commits) {
    const parts = parseSubject(commit.subject);
    const agent = parts && agents.find(({ names }) => names.includes(parts.agent));
    if (!parts || !agent) {
      others.push(commit);
      continue;
    }
    const log = logs.get(agent.id) ?? { agent: agent.id, title: agent.title, commits: [] };
    log.commits.push({ ...commit, action: parts.action, description: parts.description });
    logs.set(agent.id, log);
  }
  return { agents: [...logs.values()], others };
}
