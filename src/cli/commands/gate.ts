import type { Command } from 'commander';
import { findPlaybook, fixEdits, gateReport, selectGates, verdictOf } from '../../core/index.ts';
import { repositoryPrefix } from '../../node/repositoryPrefix.ts';
import { version } from '../../version.ts';
import { formatGateMarkdown } from '../formatters/gateMarkdown.ts';
import { formatGateText } from '../formatters/gateText.ts';
import { formatJson } from '../formatters/json.ts';
import { judgedCriteria } from '../formatters/judgement.ts';
import { formatJudgement, reportFormats } from '../formatters/machineFormats.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { playbookOf } from '../playbookOf.ts';

interface GateOptions extends ProjectOptions {
  playbook?: string;
  evidence?: boolean;
}

/** `gtm gate [names…]`: the verdict on gates, with findings and evidence. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, reportFormats)
    .argument('[names...]', 'phases, steps or gates (default: all)')
    .option('--playbook <id>', 'playbook (default: the first of the project)')
    .option('--evidence', 'also show what makes a criterion pass')
    .action(async (names: string[], options: GateOptions) => {
      const open = await openProject(io, options.project);
      const result = playbookOf(open, options.playbook, await open.context());
      const selection = selectGates(result, names);
      const text = async () => {
        switch (options.format) {
          case 'json':
            return formatJson(gateReport(result, selection.gates, version));
          case 'markdown': {
            const ordered = findPlaybook(open.project, result.playbook)?.order !== 'parallel';
            return formatGateMarkdown(open.project.settings?.title ?? '', result, selection, ordered);
          }
          default:
            return formatGateText(selection.gates, io, { evidence: options.evidence === true });
        }
      };
      const judged = await formatJudgement(options.format, async () => ({
        what: 'gate',
        version,
        cases: judgedCriteria(result, selection),
        prefix: await repositoryPrefix(open.root),
        editsOf: (finding) => fixEdits(open.project, finding),
      }));
      io.out(judged ?? (await text()));
      end(verdictOf(result, selection) ? 0 : 1);
    });
}
