import { type Command, Option } from 'commander';
import { checkReport, isBelow, type Project, type Severity, UserError } from '../../core/index.ts';
import { version } from '../../version.ts';
import { fixProject } from '../fixProject.ts';
import { formatCheckText } from '../formatters/checkText.ts';
import { formatJson } from '../formatters/json.ts';
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
  addProjectOptions(command, ['text', 'json'])
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
      io.out(options.format === 'json' ? formatJson(report) : formatCheckText(report, io));
      const failing: Severity[] = options.failOn === 'error' ? ['error'] : ['error', 'warning'];
      end(failing.some((severity) => report.summary[severity] > 0) ? 1 : 0);
    });
}

/** A name that stands for no document is a mistake in the call: a check of nothing must not look like a clean plan. */
function requireDocuments(project: Project, file: string, name: string): void {
  const found = [...project.documents.values()].some(
    (document) => document.kind !== undefined && isBelow(document.file, [file]),
  );
  if (!found)
    throw new UserError(
      `There is no document at ${name}. Name a file or folder of the plan, or nothing for all of it.`,
    );
}
