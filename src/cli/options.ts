import { type Command, InvalidArgumentError, Option } from 'commander';

/** Options that every command on a project has. */
export interface ProjectOptions {
  project?: string;
  format: string;
}

/** Adds `--project`, `--format` and `--json`. */
export function addProjectOptions(command: Command, formats: readonly string[]): Command {
  return addFormatOptions(withProject(command), formats);
}

/** Adds `--project`. */
export function withProject(command: Command): Command {
  return command.option('--project <folder>', 'folder with marketing.yaml (default: the nearest one here or above)');
}

/** Adds `--format` and `--json`. */
export function addFormatOptions(command: Command, formats: readonly string[]): Command {
  return command
    .addOption(new Option('--format <format>', 'how to print the result').choices([...formats]).default(formats[0]))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }));
}

/** Reads an option that has to say something. */
export function notEmpty(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It must not be empty.');
  return value.trim();
}
