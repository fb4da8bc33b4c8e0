import type { Command } from 'commander';
import { type Advice, advise } from '../../core/index.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import { styleFor } from '../formatters/style.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { playbookOf } from '../playbookOf.ts';

interface AdviseOptions extends ProjectOptions {
  playbook?: string;
}

/** `gtm advise`: which mode to run next and whether the strategy holds, with the numbers behind it. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .option('--playbook <id>', 'playbook (default: the first of the project)')
    .action(async (options: AdviseOptions) => {
      const open = await openProject(io, options.project);
      const context = await open.context();
      const result = playbookOf(open, options.playbook, context);
      const advice = advise(open.project, result, context.today);
      io.out(options.format === 'json' ? formatJson({ version, playbook: result.playbook, advice }) : text(advice, io));
      end(0);
    });
}

const signs = { yes: '▸', no: '·', unknown: '?' } as const;
const words = { yes: 'yes', no: 'no', unknown: 'no data' } as const;

function text(advice: readonly Advice[], io: Io): string {
  const style = styleFor(io);
  const blocks = advice.map(({ title, verdict, why, numbers, run }) => {
    const paint = verdict === 'yes' ? style.cyan : style.dim;
    const runs = run ? [`  Run ${runText(run)}`] : [];
    const width = Math.max(0, ...numbers.map(({ label }) => label.length));
    const lines = numbers.map(
      ({ label, value, file }) =>
        `    ${label.padEnd(width)}  ${value}${file === undefined ? '' : `  ${style.dim(file)}`}`,
    );
    return [
      `${paint(`${signs[verdict]} ${style.bold(title)}  ${words[verdict]}`)}`,
      `  ${why}`,
      ...runs,
      ...lines,
    ].join('\n');
  });
  const head = advice.some(({ verdict }) => verdict === 'yes')
    ? ''
    : 'Nothing calls for another course. Carry on with what `gtm next` shows.\n\n';
  return `${head}${blocks.join('\n\n')}\n`;
}

function runText(run: NonNullable<Advice['run']>): string {
  const { mode, phases = [], steps = [], agents = [] } = run;
  if (mode !== undefined) return `the mode ${mode}.`;
  if (agents.length > 0) return `the roles ${agents.join(' and ')}.`;
  return `${[...phases, ...steps].join(', ')}.`;
}
