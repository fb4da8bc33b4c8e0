import type { Command } from 'commander';
import { chosenPlaybooks, evaluatePlaybook, gateReport, selectGates, UserError, verdictOf } from '../../core/index.ts';
import { version } from '../../version.ts';
import { formatGateText } from '../formatters/gateText.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';

interface GateOptions extends ProjectOptions {
  playbook?: string;
  evidence?: boolean;
}

/** `gtm gate [names…]`: the verdict on gates, with findings and evidence. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('[names...]', 'phases, steps or gates (default: all)')
    .option('--playbook <id>', 'playbook (default: the first of the project)')
    .option('--evidence', 'also show what makes a criterion pass')
    .action(async (names: string[], options: GateOptions) => {
      const { project, checker, context } = await openProject(io, options.project);
      const playbook = options.playbook ?? chosenPlaybooks(project)[0] ?? '';
      const result = evaluatePlaybook(project, checker.engine, playbook, await context());
      if (!result)
        throw new UserError(`There is no playbook ${playbook}. Choose one that ships, or one of the project's own.`);
      const selection = selectGates(result, names);
      io.out(
        options.format === 'json'
          ? formatJson(gateReport(result, selection.gates, version))
          : formatGateText(selection.gates, io, { evidence: options.evidence === true }),
      );
      end(verdictOf(result, selection) ? 0 : 1);
    });
}
