import { loadProject } from '../project/load.ts';
import { MemoryWorkspace } from '../project/memoryWorkspace.ts';

/** What an agent says about its work, in a status record of its own. It decides nothing, and is kept as its words. */
export interface AgentReport {
  status: string;
  task: string;
  next: string;
  blockers: string[];
}

/**
 * Reads the status record that an agent left.
 * @param file project-relative path
 * @returns undefined where it cannot be read
 */
export async function agentReport(file: string, text: string): Promise<AgentReport | undefined> {
  const project = await loadProject(
    new MemoryWorkspace({ 'marketing.yaml': 'kind: project\ntitle: x\n', [file]: text }),
  );
  const document = project.documents.get(file);
  if (document?.kind !== 'status' || document.problems.length > 0) return undefined;
  const facts = document.facts as Record<string, unknown>;
  const blockers = Array.isArray(facts.blockers) ? facts.blockers.map(words).filter((line) => line !== '') : [];
  return {
    status: words(facts.status),
    task: words(facts.task),
    next: words(facts.next),
    blockers: blockers.slice(0, 8),
  };
}

/** One line of an agent’s words, which cannot end a comment or begin another line of the file. */
function words(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value.replace(/\s+/g, ' ').replaceAll('<', '&lt;').trim().slice(0, 600);
}

/** The report as Markdown, for the end of a status record. */
export function reportText({ status, task, next, blockers }: AgentReport): string {
  const lines = [
    task && `Done, it says: ${task}`,
    status && `Status, it says: ${status}`,
    ...blockers.map((blocker) => `Held up by: ${blocker}`),
    next && `Next: ${next}`,
  ].filter(Boolean);
  return `\n## In the agent’s own words\nWhat it reported, which the gate does not count.\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
}
