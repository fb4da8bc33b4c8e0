import type { Command } from 'commander';
import { chosenPlaybooks, findPlaybook, fixEdits, selectGates, statusReports } from '../../core/index.ts';
import { repositoryPrefix } from '../../node/repositoryPrefix.ts';
import { version } from '../../version.ts';
import { formatGateMarkdown } from '../formatters/gateMarkdown.ts';
import { formatJson } from '../formatters/json.ts';
import { judgedCriteria } from '../formatters/judgement.ts';
import { formatJudgement, reportFormats } from '../formatters/machineFormats.ts';
import { formatStatusMarkdown } from '../formatters/statusMarkdown.ts';
import { formatStatusText } from '../formatters/statusText.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { playbookOf } from '../playbookOf.ts';

/** `gtm status`: where each phase and step stands, and what comes next. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, reportFormats).action(async (options: ProjectOptions) => {
    const open = await openProject(io, options.project);
    const { project, checker } = open;
    const context = await open.context();
    const reports = () => statusReports(project, checker.engine, version, context);
    const results = () => chosenPlaybooks(project).map((id) => playbookOf(open, id, context));
    const judged = await formatJudgement(options.format, async () => ({
      what: 'status',
      version,
      cases: results().flatMap((result) => judgedCriteria(result, selectGates(result, []))),
      prefix: await repositoryPrefix(open.root),
      editsOf: (finding) => fixEdits(project, finding),
    }));
    const formats: Record<string, () => string> = {
      json: () => {
        const [first, ...others] = reports();
        return formatJson(others.length === 0 ? first : { playbooks: [first, ...others] });
      },
      markdown: () =>
        results()
          .flatMap((result) => {
            const ordered = findPlaybook(project, result.playbook)?.order !== 'parallel';
            const report = reports().find(({ playbook }) => playbook === result.playbook);
            return [
              formatGateMarkdown(project.settings?.title ?? '', result, selectGates(result, []), ordered),
              ...(report ? [formatStatusMarkdown(report)] : []),
            ];
          })
          .join('\n'),
    };
    const text = () =>
      reports()
        .map((report) => formatStatusText(report, io))
        .join('\n');
    io.out(judged ?? (formats[options.format] ?? text)());
    end(0);
  });
}
