import { type Command, Option } from 'commander';
import { checkReport, fixEdits, isBelow, type Project, type Severity, UserError } from '../../core/index.ts';
import { repositoryPrefix } from '../../node/repositoryPrefix.ts';
import { version } from '../../version.ts';
import { fixProject } from '../fixProject.ts';
import { formatCheckMarkdown } from '../formatters/checkMarkdown.ts';
import { formatCheckText } from '../formatters/checkText.ts';
import { formatJson } from '../formatters/json.ts';
import { judgedDocuments } from '../formatters/judgement.ts';
import { formatJudgement, reportFormats } from '../formatters/machineFormats.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { insideProject } from '../paths.ts';

interface CheckOptions extends ProjectOptions {
  failOn: 'error' | 'warning';
  fix?: boolean;
}

/** `gtm check [paths…]`: every rule over every document. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, reportFormats)
    .argument('[paths...]', 'files or folders to report on (default: the whole project)')
    .option('--fix', 'first make every fix that has one right answer')
    .addOption(
      new Option('--fail-on <severity>', 'the mildest finding that makes the exit status 1')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .action(async (paths: string[], options: CheckOptions) => {
      let open = await openProject(io, options.project);
      const files = paths.map((name) => insideProject(io.cwd, open.root, name));
      for (const [index, file] of files.entries()) requireDocuments(open.project, file, paths[index] ?? file);
      if (options.fix) {
        const fixed = await fixProject(open, (file) => isBelow(file, files));
        if (fixed.length > 0) {
          io.err(`Fixed ${fixed.join(', ')}.\n`);
          open = await openProject(io, options.project);
        }
      }
      const report = checkReport(open.project, open.checker, version, files);
      const failing: Severity[] = options.failOn === 'error' ? ['error'] : ['error', 'warning'];
      const judged = await formatJudgement(options.format, async () => ({
        what: 'check',
        version,
        cases: judgedDocuments(report, documentsBelow(open.project, files), failing),
        prefix: await repositoryPrefix(open.root),
        editsOf: (finding) => fixEdits(open.project, finding),
      }));
      const formats: Record<string, () => string> = {
        json: () => formatJson(report),
        markdown: () => formatCheckMarkdown(report),
      };
      io.out(judged ?? formats[options.format]?.() ?? formatCheckText(report, io));
      end(failing.some((severity) => report.summary[severity] > 0) ? 1 : 0);
    });
}

/** A name that stands for no document is a mistake in the call: a check of nothing must not look like a clean plan. */
function requireDocuments(project: Project, file: string, name: string): void {
  if (documentsBelow(project, [file]).length === 0)
    throw new UserError(
      `There is no document at ${name}. Name a file or folder of the plan, or nothing for all of it.`,
    );
}

function documentsBelow(project: Project, files: readonly string[]): string[] {
  return [...project.documents.values()].flatMap(({ kind, file }) =>
    kind !== undefined && isBelow(file, files) ? [file] : [],
  );
}
