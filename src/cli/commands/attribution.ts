import path from 'node:path';
import { type Command, Option } from 'commander';
import {
  type AttributionReport,
  type AttributionRequest,
  attributionSheet,
  beginAttribution,
  coverageText,
  documentAttribution,
  isOfKind,
  isRefusal,
  type MeasuredConversion,
  Problems,
  SpendReader,
  UserError,
  viewOfProject,
} from '../../core/index.ts';
import { readTable } from '../../node/readTable.ts';
import { version } from '../../version.ts';
import { type AttributionCliOptions, addAttributionOptions, requestFrom } from '../attributionOptions.ts';
import { delimiterOf } from '../dataOptions.ts';
import { formatJson } from '../formatters/json.ts';
import { formatProblems } from '../formatters/problems.ts';
import { formatSheet } from '../formatters/sheet.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { insideProject } from '../paths.ts';

interface Options extends ProjectOptions, AttributionCliOptions {
  spend?: string;
  failOn: 'error' | 'warning';
}

interface Task {
  request: AttributionRequest;
  /** Absolute paths. */
  files: string[];
  names: string[];
  spendFrom: string[];
  measured: MeasuredConversion[];
}

/** `gtm attribution <file…>`: which channel gets the credit for conversions, from tables on disk or as a document declares it. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addAttributionOptions(addProjectOptions(command, ['text', 'json', 'markdown', 'html']))
    .argument('<files...>', 'CSV or JSON with contacts, events, conversions or paths; or an attribution document')
    .option('--spend <file>', 'CSV or JSON with columns channel and spend, for CPA, ROAS and ROI')
    .addOption(
      new Option('--fail-on <level>', 'exit 1 on a row that cannot be used (warning), or only when nothing can')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .action(async (names: string[], options: Options) => {
      const task = await taskOf(io, names, options);
      const run = beginAttribution(task.request);
      const { problems } = run;
      for (const [index, file] of task.files.entries()) {
        problems.file = task.names[index];
        await readTable(file, run.file(task.files.length > 1), problems, {
          delimiter: delimiterOf(options),
          signal: io.signal,
        });
      }
      const report = run.report();
      const refused = report.results.every(isRefusal);
      const about = {
        files: task.names,
        currency: task.request.input.numbers?.currency,
        spendFrom: task.spendFrom,
        measured: task.measured,
        problems: problems.list,
        problemCount: problems.count,
      };
      if (options.format === 'json') io.out(formatJson(jsonOf(report, about)));
      else if (problems.fatal) io.err(formatProblems(problems.list, problems.count));
      else io.out(formatSheet(attributionSheet(report, about), options.format, io));
      end(problems.fatal || refused || (options.failOn === 'warning' && problems.count > 0) ? 1 : 0);
    });
}

async function taskOf(io: Io, names: readonly string[], options: Options): Promise<Task> {
  const documents = names.filter((name) => /\.ya?ml$/i.test(name));
  if (documents.length > 0 && names.length > 1)
    throw new UserError('Name one attribution document, or tables of data, but not both.');
  const declared = documents[0] === undefined ? undefined : await declaredTask(io, documents[0], options);
  const task = declared ?? {
    request: { models: ['linear'], options: {}, input: {} },
    files: names.map((name) => path.resolve(io.cwd, name)),
    names: [...names],
    spendFrom: [],
    measured: [],
  };
  const request = requestFrom(options, task.request);
  if (options.spend === undefined) return { ...task, request };
  const problems = new Problems();
  problems.file = options.spend;
  const reader = new SpendReader(problems, request.input.numbers);
  await readTable(path.resolve(io.cwd, options.spend), reader, problems, { delimiter: delimiterOf(options) });
  if (problems.count > 0) throw new UserError(formatProblems(problems.list, problems.count).trimEnd());
  return { ...task, request: { ...request, spend: reader.spend }, spendFrom: [options.spend], measured: [] };
}

/** What a document of a project declares. */
async function declaredTask(io: Io, name: string, options: Options): Promise<Task> {
  const { root, project } = await openProject(io, options.project);
  const file = insideProject(io.cwd, root, name);
  const document = project.documents.get(file);
  if (!document || !isOfKind(document, 'attribution'))
    throw new UserError(`${name} is no attribution document of this project. Name one, or a table of data.`);
  const declared = documentAttribution(document, viewOfProject(project));
  if (declared.file === undefined)
    throw new UserError(`${file} names no data. Add \`source\` with its file and columns, or name a table of data.`);
  if (declared.unreadable.length > 0)
    throw new UserError(
      `In ${file} ${declared.unreadable.join(', ')} cannot be read, so the result would not be the one that is meant. \`gtm check\` says what is wrong.`,
    );
  const data = insideProject(root, root, declared.file);
  return {
    request: declared.request,
    files: [path.join(root, ...data.split('/'))],
    names: [data],
    spendFrom: declared.spendFrom,
    measured: declared.measured,
  };
}

function jsonOf(report: AttributionReport, about: Parameters<typeof attributionSheet>[1]): object {
  const { files, currency, spendFrom, measured = [], problems, problemCount } = about;
  return {
    version,
    files,
    ...(currency === undefined ? {} : { currency }),
    ...(spendFrom && spendFrom.length > 0 ? { spend_from: spendFrom } : {}),
    ...report,
    notes: spendFrom?.length ? coverageText(report.events ?? [], measured) : [],
    findings: problems.map(({ fatal, ...problem }) => ({ severity: fatal ? 'error' : 'warning', ...problem })),
    finding_count: problemCount,
  };
}
