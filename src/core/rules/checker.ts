import type { Document } from '../documents/document.ts';
import { isReadable, type PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { currentCycle, inCycle } from '../project/view.ts';
import { appliesTo, RuleEngine, type SeveritySetting } from './engine.ts';
import { compareFindings, type Finding } from './finding.ts';
import { allRules } from './index.ts';
import type { Rule } from './rule.ts';
import { suppression } from './suppression.ts';

/** The findings of a project: every rule over every document, with the project's severities and suppressions. */
export class Checker {
  readonly project: Project;
  readonly engine: RuleEngine;
  readonly #rules: readonly Rule[];

  constructor(project: Project, rules: readonly Rule[] = allRules) {
    this.project = project;
    this.#rules = rules;
    this.engine = new RuleEngine(
      project,
      rules.map((rule) => rule.id),
    );
  }

  /** Findings of one file, in order; empty for a file that is not a document. */
  check(file: string): Finding[] {
    const document = this.project.documents.get(file);
    if (!document) return [];
    const severities = this.#severities();
    const findings = this.#rules
      .filter((rule) => !rule.gateOnly && rule !== suppression && appliesTo(rule, document))
      .flatMap((rule) => withSeverity(this.engine.run(rule, document).findings, rule, severities));
    const kept = findings.filter((finding) => !isSuppressed(document, finding));
    return [...kept, ...this.#unusedSuppressions(document, findings, severities)].sort(compareFindings);
  }

  /** Findings of the whole project, in order. */
  checkAll(): Finding[] {
    return [...this.project.documents.keys()].flatMap((file) => this.check(file)).sort(compareFindings);
  }

  /** True for a finding that a comment silences, with a reason. */
  isSilenced(finding: Finding): boolean {
    const document = this.project.documents.get(finding.file);
    return document !== undefined && isSuppressed(document, finding);
  }

  #severities(): Readonly<Record<string, SeveritySetting | undefined>> {
    const { settings } = this.project;
    const read = (settings?.facts.rules ?? {}) as Record<string, SeveritySetting | undefined>;
    return settings && !isReadable(settings) ? { ...severitiesInText(settings.text), ...read } : read;
  }

  #unusedSuppressions(
    document: PlanDocument,
    findings: readonly Finding[],
    severities: Readonly<Record<string, SeveritySetting | undefined>>,
  ): Finding[] {
    if (document.suppressions.length === 0 || document.kind === undefined || !this.#rules.includes(suppression))
      return [];
    // Where not every rule runs, nobody can say that a comment has nothing to silence.
    const judged = isReadable(document) && inCycle(document, currentCycle(this.project));
    const used = document.suppressions.filter(
      (comment) => !judged || findings.some((finding) => silences(document, comment, finding)),
    );
    const options = { used: used.map((comment) => comment.span[0]) };
    return withSeverity(this.engine.run(suppression, document, options).findings, suppression, severities);
  }
}

/** What a project file still says line by line where a mistake keeps it from being read: a rule that is off stays off. */
function severitiesInText(text: string): Record<string, SeveritySetting> {
  const lines = text.matchAll(/^[ \t]+([a-z-]+):[ \t]*(error|warning|info|off)[ \t]*(?:#.*)?\r?$/gm);
  return Object.fromEntries([...lines].map(([, rule, severity]) => [rule as string, severity as SeveritySetting]));
}

function withSeverity(
  findings: readonly Finding[],
  rule: Rule,
  severities: Readonly<Record<string, SeveritySetting | undefined>>,
): Finding[] {
  const setting = severities[rule.id];
  if (setting === 'off') return [];
  if (setting === undefined) return [...findings];
  return findings.map((finding) => ({ ...finding, severity: setting }));
}

function isSuppressed(document: Document, finding: Finding): boolean {
  return document.suppressions.some((comment) => silences(document, comment, finding));
}

/** A comment silences its rule on the next line, once it gives a reason. Comments for several rules stand one below the other. */
function silences(document: Document, comment: Document['suppressions'][number], finding: Finding): boolean {
  if (comment.rule !== finding.rule || comment.reason === '') return false;
  const lines = new Set(document.suppressions.map((other) => document.lines.positionAt(other.span[0]).line));
  let target = document.lines.positionAt(comment.span[0]).line + 1;
  while (lines.has(target)) target++;
  return target === finding.range.start.line;
}
