import type { AgentLog, PlanCommit } from '../../core/index.ts';
import { counted, styleFor } from './style.ts';

/** The history of a plan for people: agent by agent, newest first. */
export function formatLogText(
  { agents, others }: { agents: readonly AgentLog[]; others: readonly PlanCommit[] },
  terminal: { color: boolean },
): string {
  const style = styleFor(terminal);
  const blocks = agents.map(({ agent, title, commits }) => {
    const width = Math.max(...commits.map(({ action }) => action.length));
    const lines = commits.map(
      ({ id, when, action, description, author }) =>
        `  ${style.dim(when.slice(0, 10))}  ${style.yellow(id.slice(0, 8))}  ${action.padEnd(width)}  ${description}  ${style.dim(author)}`,
    );
    return [`${style.bold(title)}  ${style.dim(`${agent}, ${counted(commits.length, 'commit')}`)}`, ...lines].join(
      '\n',
    );
  });
  const rest = others.length === 0 ? [] : [`${counted(others.length, 'more commit')} without the convention.`];
  return blocks.length + rest.length === 0
    ? 'No commit touches the plan yet.\n'
    : `${[...blocks, ...rest].join('\n\n')}\n`;
}
