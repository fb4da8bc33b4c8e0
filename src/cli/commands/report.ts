import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import {
  type LeadFigures,
  LeadReader,
  LeadTable,
  leadPeriod,
  measureReport,
  Problems,
  parseDay,
  type ReportRhythm,
  reportSheet,
  UserError,
} from '../../core/index.ts';
import { readTable } from '../../node/readTable.ts';
import { version } from '../../version.ts';
import {
  addTableOptions,
  addTimeOptions,
  delimiterOf,
  type TableCliOptions,
  type TimeCliOptions,
} from '../dataOptions.ts';
import { formatJson } from '../formatters/json.ts';
import { formatProblems } from '../formatters/problems.ts';
import { formatSheet } from '../formatters/sheet.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { type ProjectOptions, withProject } from '../options.ts';
import { today } from '../today.ts';

interface Options extends ProjectOptions, TableCliOptions, TimeCliOptions {
  period?: string;
  on?: string;
  leads?: string;
  output?: string;
}

const formats = ['text', 'json', 'markdown', 'html'] as const;

/** `gtm report monthly|weekly`: what was planned, what came of it, why, and what is done about it; as text, Markdown or a page. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  withProject(command)
    .argument('[rhythm]', 'monthly or weekly', 'monthly')
    .option(
      '--period <month>',
      'of the monthly report, such as 2026-05 (default: the latest with figures that has begun by the day)',
    )
    .option('--on <day>', 'the day of the report, such as 2026-05-15; nothing dated later counts (default: today)')
    .option(
      '--leads <file>',
      'CSV or JSON of leads, of which those of the period count: source, created_at, and if there are campaign, answered_at, converted, value',
    );
  addTimeOptions(addTableOptions(command))
    .addOption(
      new Option('--format <format>', 'how to write it (default: from the name of the output, else text)').choices([
        ...formats,
      ]),
    )
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('-o, --output <file>', 'file to write (default: standard output)')
    .action(async (rhythm: string, options: Options) => {
      if (rhythm !== 'monthly' && rhythm !== 'weekly')
        throw new UserError(`There is no ${rhythm} report. Take monthly or weekly.`);
      if (rhythm === 'weekly' && options.period !== undefined)
        throw new UserError(
          'A weekly report is about the week to a day; name it with --on. --period is for the monthly one.',
        );
      const { project, checker } = await openProject(io, options.project);
      const day = options.on ?? today(io);
      if (parseDay(day) === undefined) throw new UserError(`--on ${day} is no day such as 2026-05-15.`);
      const report = measureReport(project, day, options.on);
      const leads =
        options.leads === undefined
          ? undefined
          : await leadsIn(
              io,
              options.leads,
              options,
              report.currency,
              leadPeriod(project, rhythm, day, options.period, options.on),
            );
      const sheet = reportSheet(project, checker, report, {
        rhythm: rhythm satisfies ReportRhythm,
        today: day,
        period: options.period,
        asOf: options.on,
        leads,
      });
      const format = options.format ?? formatOf(options.output);
      const text =
        format === 'json'
          ? formatJson({ version, rhythm, today: day, ...report, ...(leads === undefined ? {} : { leads }) })
          : formatSheet(sheet, format, io, `${report.project} · ${day}`);
      if (options.output === undefined) io.out(text);
      else await writeFile(path.resolve(io.cwd, options.output), text);
      end(0);
    });
}

async function leadsIn(
  io: Io,
  name: string,
  options: Options,
  currency: string | null,
  period: ReturnType<typeof leadPeriod>,
): Promise<LeadFigures> {
  const problems = new Problems();
  problems.file = name;
  const table = new LeadTable();
  const reader = new LeadReader(table, problems, {
    numbers: { decimal: options.decimal, currency: currency ?? undefined },
    time: { format: options.dateFormat, zone: options.timeZone },
    period,
  });
  await readTable(path.resolve(io.cwd, name), reader, problems, { delimiter: delimiterOf(options), signal: io.signal });
  io.err(formatProblems(problems.list, problems.count));
  if (problems.fatal) throw new UserError(`Nothing could be read from ${name}.`);
  const { outside, leftOut } = reader;
  const { from = null, through = null } = period ?? {};
  return { from, through, groups: table.groups(), outside, leftOut, problems: problems.list };
}

function formatOf(output: string | undefined): string {
  const extension = path.extname(output ?? '').toLowerCase();
  if (extension === '.md') return 'markdown';
  return formats.find((format) => `.${format}` === extension) ?? 'text';
}
