import type { Project } from '../project/project.ts';
import type { Checker } from '../rules/checker.ts';
import type { Finding } from '../rules/finding.ts';
import type { Severity } from '../rules/rule.ts';

/** What `gtm check --json` prints. */
export interface CheckReport {
  version: string;
  project: string;
  files: number;
  findings: Finding[];
  summary: Record<Severity, number>;
}

/**
 * Checks a project, or some of its files.
 * @param version version of the tools
 * @param files project-relative files or folders to report on; all when empty
 */
export function checkReport(
  project: Project,
  checker: Checker,
  version: string,
  files: readonly string[] = [],
): CheckReport {
  const wanted = [...project.documents.values()].filter(
    (document) => document.kind !== undefined && isBelow(document.file, files),
  );
  const findings = files.length === 0 ? checker.checkAll() : wanted.flatMap((document) => checker.check(document.file));
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    version,
    project: project.settings?.title ?? '',
    files: wanted.length,
    findings,
    summary: { error: count('error'), warning: count('warning'), info: count('info') },
  };
}

/** True for a file that is one of these or in one of them; with none named, for every file. */
export function isBelow(file: string, folders: readonly string[]): boolean {
  return (
    folders.length === 0 ||
    folders.some((folder) => folder === '' || folder === file || file.startsWith(`${folder.replace(/\/+$/, '')}/`))
  );
}
