import { approvalsOf, type CheckReport, type GateSelection, type PlaybookResult } from '../../core/index.ts';
import type { ChangedPath } from '../../node/changedSince.ts';
import { formatGateMarkdown } from './gateMarkdown.ts';
import { markdownCode, markdownText } from './markdownText.ts';
import { counted } from './style.ts';

export interface PullRequestFacts {
  /** Title of the project. */
  project: string;
  result: PlaybookResult;
  selection: GateSelection;
  /** Files that the branch changes. */
  files: readonly ChangedPath[];
  /** Findings in these files. */
  check: CheckReport;
}

/** Files that are listed; a comment on GitHub holds 65,536 characters. */
const shown = 100;

/** The text of a pull request: gates, approvals, deliverables, and what is still to mend. */
export function formatPullRequest({ project, result, selection, files, check }: PullRequestFacts): string {
  const approvals = approvalsOf(selection.gates).map(
    ({ gate, status, note }) => `${markdownCode(gate)} ${status}${note === undefined ? '' : `: ${markdownText(note)}`}`,
  );
  const changed = files.slice(0, shown).map(({ file, status }) => `${status} ${markdownCode(file)}`);
  const more = files.length > shown ? [`and ${files.length - shown} more`] : [];
  const { error, warning } = check.summary;
  return [
    formatGateMarkdown(project, result, selection, false).trimEnd(),
    ...section('Approvals', approvals),
    ...section('Deliverables', [...changed, ...more]),
    '',
    `Open findings in these files: ${counted(error, 'error')}, ${counted(warning, 'warning')}.`,
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines.map((line) => `- ${line}`)];
}
