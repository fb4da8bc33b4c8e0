import { type Command, InvalidArgumentError } from 'commander';
import { chosenPlaybooks, findPlaybook, knownAgents, logByAgent, nearestName, UserError } from '../../core/index.ts';
import { planCommits } from '../../node/planCommits.ts';
import { openRepository } from '../../node/repository.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import { formatLogText } from '../formatters/logText.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';

interface LogOptions extends ProjectOptions {
  agent?: string;
  since?: string;
  limit: number;
}

/** `gtm log`: the commits of the plan by agent. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .option('--agent <agent>', 'only the commits of this agent, by any of its names')
    .option('--since <when>', 'only commits since then: 2026-05-01, "2 weeks ago"')
    .option('-n, --limit <number>', 'look at this many commits at most', wholeNumber, 200)
    .action(async (options: LogOptions) => {
      const { root, project } = await openProject(io, options.project);
      const playbooks = chosenPlaybooks(project).flatMap((id) => findPlaybook(project, id) ?? []);
      const known = knownAgents(playbooks);
      const wanted = known.find(({ names }) => options.agent !== undefined && names.includes(options.agent));
      if (options.agent !== undefined && !wanted)
        throw unknownAgent(
          options.agent,
          known.flatMap(({ names }) => names),
        );
      const commits = await planCommits(await openRepository(root), options);
      const { agents, others } = logByAgent(commits, known);
      const shown = wanted
        ? { agents: agents.filter(({ agent }) => agent === wanted.id), others: [] }
        : { agents, others };
      io.out(options.format === 'json' ? formatJson({ version, ...shown }) : formatLogText(shown, io));
      end(0);
    });
}

function unknownAgent(name: string, known: readonly string[]): UserError {
  const suggestion = nearestName(name, known);
  return new UserError(
    `There is no agent ${name}. ${suggestion ? `Did you mean ${suggestion}?` : `Known: ${[...new Set(known)].join(', ')}.`}`,
  );
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number of at least 1.');
  return number;
}
