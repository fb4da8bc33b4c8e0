import type { Command } from 'commander';
import { statusReports } from '../../core/index.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import { formatStatusText } from '../formatters/statusText.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';

/** `gtm status`: where each phase and step stands, and what comes next. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json']).action(async (options: ProjectOptions) => {
    const { project, checker, context } = await openProject(io, options.project);
    const reports = statusReports(project, checker.engine, version, await context());
    io.out(
      options.format === 'json'
        ? formatJson(reports.length === 1 ? reports[0] : { playbooks: reports })
        : reports.map((report) => formatStatusText(report, io)).join('\n'),
    );
    end(0);
  });
}
