import { type Command, Option } from 'commander';
import {
  budgetSheet,
  measureReport,
  parseMoney,
  type ReallocationMethod,
  reallocate,
  reallocationPart,
  UserError,
} from '../../core/index.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import { formatSheet } from '../formatters/sheet.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { today } from '../today.ts';

interface Options extends ProjectOptions {
  reallocate?: ReallocationMethod;
  total?: string;
}

/** `gtm budget`: whether the budget adds up, what was spent, where it leads, and what a channel's customers cost. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json', 'markdown', 'html'])
    .addOption(
      new Option('--reallocate <method>', 'also share a month out anew, by what the channels brought').choices([
        'marginal',
        'proportional',
      ]),
    )
    .option('--total <amount>', 'to share out (default: the budget of a month)')
    .action(async (options: Options) => {
      const { project } = await openProject(io, options.project);
      const report = measureReport(project, today(io));
      const { budget, campaigns, cycle, through, currency } = report;
      const total = options.total === undefined ? undefined : totalIn(options.total, currency);
      const reallocation = options.reallocate ? reallocate(budget, options.reallocate, total) : undefined;
      const sheet = budgetSheet(report);
      const parts = reallocation ? [...sheet.parts, reallocationPart(reallocation, currency)] : sheet.parts;
      io.out(
        options.format === 'json'
          ? formatJson({ version, cycle, through, ...budget, campaigns, ...(reallocation ? { reallocation } : {}) })
          : formatSheet({ ...sheet, parts }, options.format, io),
      );
      const balanced = (budget.difference ?? 0) === 0 && budget.unreadable.length === 0;
      end(balanced && budget.channels.every(({ lacks }) => lacks.length === 0) ? 0 : 1);
    });
}

function totalIn(text: string, currency: string | null): number {
  const money = parseMoney(text, currency ?? undefined);
  if (money.unit === 'money') return money.minor;
  throw new UserError(`--total ${text} does not read as an amount. Write it as “45,000” or “USD 45,000”.`);
}
