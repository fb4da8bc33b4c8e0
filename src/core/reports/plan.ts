import type { Project } from '../project/project.ts';
import type { Checker } from '../rules/checker.ts';
import type { Severity } from '../rules/rule.ts';

/** A document in the list of the plan. */
export interface PlanEntry {
  file: string;
  kind: string;
  id: string;
  title: string;
  findings: Record<Severity, number>;
  /** Number of references to it, or to something in it, from other documents. */
  usedBy: number;
}

/** The documents of a project with their findings and how often others refer to them, by kind and title. */
export function planReport(project: Project, checker: Checker): PlanEntry[] {
  const uses = usesByFile(project);
  return [...project.documents.values()]
    .filter((document) => document.kind !== undefined)
    .map((document) => {
      const findings = { error: 0, warning: 0, info: 0 };
      for (const { severity } of checker.check(document.file)) findings[severity]++;
      return {
        file: document.file,
        kind: document.kind ?? '',
        id: document.id,
        title: document.title,
        findings,
        usedBy: uses.get(document.file) ?? 0,
      };
    })
    .sort((a, b) => (a.kind === b.kind ? a.title.localeCompare(b.title, 'en') : a.kind < b.kind ? -1 : 1));
}

function usesByFile(project: Project): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { scopes, id, file } of project.references()) {
    const targets = new Set(
      scopes.flatMap((scope) => project.definitions(scope, id)).map((definition) => definition.file),
    );
    for (const target of targets) if (target !== file) uses.set(target, (uses.get(target) ?? 0) + 1);
  }
  return uses;
}
