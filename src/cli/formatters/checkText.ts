import type { CheckReport, Finding } from '../../core/index.ts';
import { counted, styleFor } from './style.ts';

/** A check for people: grouped by file, position first, one line a finding, the summary last. */
export function formatCheckText(report: CheckReport, terminal: { color: boolean }): string {
  const style = styleFor(terminal);
  const { error, warning, info } = report.summary;
  if (report.findings.length === 0) return `${counted(report.files, 'document')} checked, nothing to mend.\n`;
  const groups = new Map<string, Finding[]>();
  for (const finding of report.findings) groups.set(finding.file, [...(groups.get(finding.file) ?? []), finding]);
  const blocks = [...groups].map(([file, findings]) =>
    [style.underline(file), ...findings.map((finding) => line(finding, findings, style))].join('\n'),
  );
  const parts = [
    error && counted(error, 'error'),
    warning && counted(warning, 'warning'),
    info && counted(info, 'note'),
  ].filter(Boolean);
  const summary = `${parts.join(', ')} in ${counted(groups.size, 'file')} of ${report.files}.`;
  return `${blocks.join('\n\n')}\n\n${error > 0 ? style.red(summary) : style.yellow(summary)}\n`;
}

function line(finding: Finding, all: readonly Finding[], style: ReturnType<typeof styleFor>): string {
  const width = Math.max(...all.map((other) => position(other).length));
  const severity = style.severity[finding.severity](finding.severity.padEnd(7));
  return `  ${position(finding).padEnd(width)}  ${severity}  ${finding.message}  ${style.dim(finding.rule)}`;
}

function position({ range }: Finding): string {
  return `${range.start.line}:${range.start.column}`;
}
