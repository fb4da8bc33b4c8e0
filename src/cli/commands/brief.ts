import { type Command, InvalidArgumentError } from 'commander';
import { briefLimit, briefText, buildBrief, stepsNamed, UserError } from '../../core/index.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { playbookOf } from '../playbookOf.ts';

interface BriefOptions extends ProjectOptions {
  playbook?: string;
  limit: number;
}

/** `gtm brief <step>`: what an agent, or a person, has to know to do a step. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('<step>', 'step, such as gtm-strategy or strategy/gtm-strategy')
    .option('--playbook <id>', 'playbook (default: the first of the project that knows the step)')
    .option('--limit <characters>', 'how much of the content of files is shown', characters, briefLimit)
    .action(async (name: string, options: BriefOptions) => {
      const open = await openProject(io, options.project);
      const [found, ...others] = stepsNamed(open.project, name, options.playbook);
      if (!found) throw new UserError(`${name} has no steps.`);
      if (others.length > 0) {
        const names = [found, ...others].map((step) => step.id).join(', ');
        throw new UserError(`${name} is a phase. A brief is for one step: ${names}.`);
      }
      const result = playbookOf(open, found.playbookId, await open.context());
      const gate = result.gates.find((candidate) => candidate.id === found.id);
      const brief = buildBrief(open.project, found, gate, { limit: options.limit });
      io.out(options.format === 'json' ? formatJson({ version, ...brief, text: briefText(brief) }) : briefText(brief));
      end(0);
    });
}

function characters(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 0) return count;
  throw new InvalidArgumentError('Give a whole number of characters, such as 60000.');
}
