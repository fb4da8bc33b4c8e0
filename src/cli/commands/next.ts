import type { Command } from 'commander';
import { type NextStep, nextSteps } from '../../core/index.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import { styleFor } from '../formatters/style.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { playbookOf } from '../playbookOf.ts';

interface NextOptions extends ProjectOptions {
  playbook?: string;
}

/** `gtm next`: what can be done now, and why. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .option('--playbook <id>', 'playbook (default: the first of the project)')
    .action(async (options: NextOptions) => {
      const open = await openProject(io, options.project);
      const result = playbookOf(open, options.playbook, await open.context());
      const next = nextSteps(result);
      io.out(
        options.format === 'json' ? formatJson({ version, playbook: result.playbook, next }) : text(next, result, io),
      );
      end(0);
    });
}

const verbs = { work: 'Work on', approve: 'Approve', review: 'Review' } as const;

function text(next: readonly NextStep[], result: ReturnType<typeof playbookOf>, io: Io): string {
  const style = styleFor(io);
  if (next.length > 0) {
    const lines = next.map(({ what, title, gate, agent, reason, missing }) => {
      const head = `${style.cyan(verbs[what])} ${style.bold(title)}  ${style.dim([gate, agent].filter(Boolean).join(', '))}`;
      const files = missing.slice(0, 5).map((file) => `    ${file}`);
      const more = missing.length > 5 ? [`    and ${missing.length - 5} more`] : [];
      return [head, `  ${reason}`, ...files, ...more].join('\n');
    });
    return `${lines.join('\n\n')}\n`;
  }
  const isDone = result.phases.every(({ status }) => status === 'done' || status === 'skipped');
  if (isDone) return 'Every step of this cycle is done. `gtm advise` says what could come after.\n';
  const blocked = result.phases.flatMap((phase) => phase.steps.filter((step) => step.status === 'blocked'));
  const first = blocked[0];
  return `Nothing can be done now.${first ? ` ${first.title}: ${first.note}` : ''}\n`;
}
