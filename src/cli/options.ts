import { type Command, InvalidArgumentError, Option } from 'commander';

/** Options that every command on a project has. */
export interface ProjectOptions {
  project?: string;
  format: string;
}

/** Adds `--project`, `--format` and `--json`. */
export function addProjectOptions(command: Command, formats: readonly string[]): Command {
  return addFormatOptions(
    command.option('--project <folder>', 'folder with marketing.yaml (default: the nearest one here or above)'),
    formats,
  );
}

/** Adds `--format` and `--json`. */
export function addFormatOptions(command: Command, formats: readonly string[]): Command {
  return command
    .addOption(new Option('--format <format>', 'how to print the result').choices([...formats]).default(formats[0]))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }));
}

/** A whole number above zero, for an option. */
export function positiveInteger(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('It must be a whole number above zero.');
}
