import type { CheckReport } from '../../core/index.ts';
import { findingsMarkdown } from './findingsMarkdown.ts';
import { markdownCode, markdownTable, markdownText } from './markdownText.ts';
import { counted } from './style.ts';

/** Files that are shown; the table counts the others. */
const shown = 20;

/** A check as Markdown: the sum, a line for each file with findings, then what they say. */
export function formatCheckMarkdown({ project, files, findings, summary }: CheckReport): string {
  const { error, warning, info } = summary;
  const sum =
    findings.length === 0
      ? `${counted(files, 'document')} checked, nothing to mend.`
      : `${counted(error, 'error')}, ${counted(warning, 'warning')} and ${counted(info, 'note')} in ${counted(files, 'document')}.`;
  const names = [...new Set(findings.map(({ file }) => file))];
  const of = (file: string) => findings.filter((finding) => finding.file === file);
  const count = (file: string, severity: string) =>
    String(of(file).filter((finding) => finding.severity === severity).length);
  const rows = names
    .slice(0, shown)
    .map((file) => [markdownCode(file), count(file, 'error'), count(file, 'warning'), count(file, 'info')]);
  const details = names
    .slice(0, shown)
    .flatMap((file) => ['', `### ${markdownCode(file)}`, '', ...findingsMarkdown(of(file))]);
  return [
    `## ${markdownText(project || 'Plan')}: check`,
    '',
    sum,
    ...(names.length > 0 ? ['', markdownTable(['File', 'Errors', 'Warnings', 'Notes'], rows)] : []),
    ...(names.length > shown ? ['', `${names.length - shown} more files have findings.`] : []),
    ...details,
    '',
  ].join('\n');
}
