import type { Command } from 'commander';
import { kpiSheet, type MeasureReport, measureReport, UserError } from '../../core/index.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import { formatSheet } from '../formatters/sheet.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { today } from '../today.ts';

/** `gtm kpi [ids…]`: KPIs planned and actual, with pace, forecast, causes and outliers. Exit 1 where a cause or an action is missing. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json', 'markdown', 'html'])
    .argument('[ids...]', 'KPIs (default: all)')
    .action(async (ids: string[], options: ProjectOptions) => {
      const { project } = await openProject(io, options.project);
      const report = measureReport(project, today(io));
      const kpis = chosen(report, ids);
      const { cycle, start, end: last, through, currency, tolerance } = report;
      io.out(
        options.format === 'json'
          ? formatJson({ version, cycle, start, end: last, through, currency, tolerance, kpis })
          : formatSheet(kpiSheet(report, ids), options.format, io),
      );
      end(kpis.some(({ lacks }) => lacks.length > 0) ? 1 : 0);
    });
}

function chosen({ kpis }: MeasureReport, ids: readonly string[]): MeasureReport['kpis'] {
  const unknown = ids.find((id) => !kpis.some((kpi) => kpi.id === id));
  if (unknown !== undefined) throw new UserError(`There is no KPI ${unknown}. \`gtm kpi\` shows all with \`--json\`.`);
  return ids.length === 0 ? kpis : kpis.filter(({ id }) => ids.includes(id));
}
