import type { Finding } from '../../core/index.ts';
import type { JudgedCase, Judgement } from './judgement.ts';
import { counted } from './style.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** A judgement as workflow commands of GitHub Actions, which shows them at their lines; the last line sums up. */
export function formatGithub({ what, cases, prefix }: Judgement): string {
  const lines = cases.flatMap((one) => (what === 'check' ? documentLines(one, prefix) : criterionLines(one, prefix)));
  const sum = what === 'check' ? sumOfDocuments(cases) : sumOfCriteria(cases);
  return [...lines, sum, ''].join('\n');
}

function sumOfDocuments(cases: readonly JudgedCase[]): string {
  const findings = cases.reduce((sum, one) => sum + one.findings.length, 0);
  const documents = counted(cases.length, 'document');
  return findings === 0 ? `${documents} checked, nothing to mend.` : `${counted(findings, 'finding')} in ${documents}.`;
}

function sumOfCriteria(cases: readonly JudgedCase[]): string {
  const open = cases.filter(({ verdict }) => verdict === 'fail').length;
  const criteria = counted(cases.length, 'criterion', 'criteria');
  return open === 0 ? `${criteria}, nothing to mend.` : `${open} of ${criteria} to mend.`;
}

function documentLines({ findings }: JudgedCase, prefix: string): string[] {
  return findings.map((finding) => at(finding, commands[finding.severity], finding.rule, prefix));
}

function criterionLines({ verdict, suite, title, status, note, findings }: JudgedCase, prefix: string): string[] {
  if (verdict !== 'fail') return [];
  const head = `Gate ${suite}: ${title}`;
  if (findings.length === 0) return [command('error', { title: head }, `${status}. ${note}`.trim())];
  return findings.map((finding) => at(finding, 'error', head, prefix));
}

function at({ file, range: { start, end }, message }: Finding, name: string, title: string, prefix: string): string {
  // Columns count only within one line.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const place = { file: `${prefix}${file}`, line: start.line, endLine: end.line, ...columns };
  return command(name, { ...place, title }, message);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escapeText(text)}`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
