import type { Command } from 'commander';
import type { ExitCode, Io } from '../io.ts';

/** A command's module: it adds its arguments and options, and an action that says how it ended. */
export interface CommandModule {
  define(command: Command, io: Io, end: (code: ExitCode) => void): void;
}

/** A command in the list: its module loads only when it is called. */
export interface CommandEntry {
  name: string;
  summary: string;
  load(): Promise<CommandModule>;
}
