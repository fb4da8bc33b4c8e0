import { type Command, Option } from 'commander';
import { checkReport, type Severity } from '../../core/index.ts';
import { version } from '../../version.ts';
import { formatCheckText } from '../formatters/checkText.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { insideProject } from '../paths.ts';

interface CheckOptions extends ProjectOptions {
  failOn: 'error' | 'warning';
}

/** `gtm check [paths…]`: every rule over every document. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('[paths...]', 'files or folders to report on (default: the whole project)')
    .addOption(
      new Option('--fail-on <severity>', 'the mildest finding that makes the exit status 1')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .action(async (paths: string[], options: CheckOptions) => {
      const { root, project, checker } = await openProject(io, options.project);
      const report = checkReport(
        project,
        checker,
        version,
        paths.map((name) => insideProject(io.cwd, root, name)),
      );
      io.out(options.format === 'json' ? formatJson(report) : formatCheckText(report, io));
      const failing: Severity[] = options.failOn === 'error' ? ['error'] : ['error', 'warning'];
      end(failing.some((severity) => report.summary[severity] > 0) ? 1 : 0);
    });
}
