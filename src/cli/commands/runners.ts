import type { Command } from 'commander';
import { listRunners } from '../../node/agents/findRunner.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { addFormatOptions } from '../options.ts';

/** `gtm runners`: the agent tools that can do steps, which of them are here, and how to get the others. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addFormatOptions(command, ['text', 'json']).action(async ({ format }: { format: string }) => {
    const runners = await listRunners(io.env);
    const width = Math.max(...runners.map(({ id }) => id.length));
    const lines = runners.map(({ id, title, found, install, signIn }) =>
      found
        ? `${id.padEnd(width)}  ${title}, is here.${signIn ? ` ${signIn}` : ''}`
        : `${id.padEnd(width)}  ${title}, is not installed: ${install}`,
    );
    io.out(format === 'json' ? formatJson({ version, runners }) : `${lines.join('\n')}\n`);
    end(0);
  });
}
