import type { Command } from 'commander';
import { allCalculators, type Calculation, calculate } from '../../core/index.ts';
import { formatJson } from '../formatters/json.ts';
import { styleFor } from '../formatters/style.ts';
import type { ExitCode, Io } from '../io.ts';
import { addFormatOptions } from '../options.ts';
import { readJson } from '../readJson.ts';

/** `gtm calc <name> [file]`: a calculation on JSON; `--list`: every calculator with what it takes and gives. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addFormatOptions(command, ['text', 'json'])
    .argument('[name]', 'calculator')
    .argument('[file]', 'file with its input as JSON; - for standard input', '-')
    .option('--list', 'list the calculators; with --json also their schemas, methods, sources and refusals')
    .action(async (name: string | undefined, file: string, options: { list?: boolean; format: string }) => {
      const json = options.format === 'json';
      if (options.list || name === undefined) {
        io.out(
          json ? formatJson({ calculators: allCalculators.map(({ calculate: _, ...about }) => about) }) : listText(io),
        );
        return;
      }
      const calculation = calculate(name, await readJson(io, file));
      io.out(json ? formatJson(calculation) : text(calculation, io));
      end(calculation.refused ? 1 : 0);
    });
}

function listText(io: Io): string {
  const { bold, dim } = styleFor(io);
  const width = Math.max(...allCalculators.map(({ name }) => name.length));
  return allCalculators
    .map(({ name, title, method }) => `${bold(name.padEnd(width))}  ${title}  ${dim(method)}\n`)
    .join('');
}

function text({ method, source, result, refused }: Calculation, io: Io): string {
  const { dim, yellow } = styleFor(io);
  const answer = refused ? yellow(refused.message) : JSON.stringify(result, null, 2);
  return `${answer}\n${dim(`${method} (${source})`)}\n`;
}
