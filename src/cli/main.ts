import { Command, CommanderError } from 'commander';
import { UserError } from '../core/index.ts';
import { version } from '../version.ts';
import { commands } from './commands/index.ts';
import type { ExitCode, Io } from './io.ts';

/**
 * The command `gtm` as a function.
 * @param argv arguments without the program's name
 * @returns the exit status; everything else goes through `io`
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const program = new Command('gtm')
    .description('Keep a go-to-market plan in git: checked files, quality gates, previews, agents.')
    .version(version, '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(add --help for more)');
  for (const { name, summary, load } of commands) {
    const command = program.command(name, { hidden: false }).summary(summary).description(summary);
    if (argv[0] !== name && !(argv[0] === 'help' && argv[1] === name)) continue;
    const { define } = await load();
    define(command, io, (code) => {
      exit = code;
    });
  }
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UserError) io.err(`${error.message}\n`);
    else if (!io.signal.aborted)
      io.err(
        `${error instanceof Error ? error.stack : String(error)}\nThis is a mistake in gtm. Please report it with the lines above.\n`,
      );
    return 2;
  }
}
