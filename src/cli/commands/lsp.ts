import type { Command } from 'commander';
import type { ExitCode, Io } from '../io.ts';

/** `gtm lsp`: the language server on standard input and output, for VS Code and other editors. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  command.option('--stdio', 'speak over standard input and output (the only way)').action(async () => {
    const { serve } = await import('../../lsp/serve.ts');
    await serve(io.signal);
    end(0);
  });
}
