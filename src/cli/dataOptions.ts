import { type Command, Option } from 'commander';
import { UserError } from '../core/index.ts';

/** How a table writes its cells and numbers. */
export interface TableCliOptions {
  delimiter?: string;
  decimal?: '.' | ',';
}

/** How a table writes its times. */
export interface TimeCliOptions {
  dateFormat?: string;
  timeZone?: string;
}

/** Adds the options that say how a table writes its cells and numbers. */
export function addTableOptions(command: Command): Command {
  return command
    .option('--delimiter <sign>', 'between the cells of CSV (default: found out)')
    .addOption(new Option('--decimal <sign>', 'what separates the decimals').choices(['.', ',']));
}

/** Adds the options that say how a table writes its times. */
export function addTimeOptions(command: Command): Command {
  return command
    .option('--date-format <format>', 'of the times, such as dd.MM.yyyy HH:mm, epoch-seconds (default: ISO)')
    .option('--time-zone <zone>', 'of times that name none (default: UTC)');
}

/** The character between cells, undefined where it is to be found out. @throws UserError for more than a character */
export function delimiterOf({ delimiter }: TableCliOptions): string | undefined {
  if (delimiter === undefined || delimiter.length === 1) return delimiter;
  if (delimiter === '\\t' || delimiter === 'tab') return '\t';
  throw new UserError(`--delimiter ${delimiter} has to be one character, or tab.`);
}
