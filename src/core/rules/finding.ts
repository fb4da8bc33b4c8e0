import type { Range } from '../documents/position.ts';
import type { Fix, Severity } from './rule.ts';

/** A finding as every door shows it. */
export interface Finding {
  rule: string;
  severity: Severity;
  file: string;
  range: Range;
  message: string;
  /** Address of the rule's page. */
  docs: string;
  /** Pointer into the document's data, where the finding has one. */
  path?: string;
  related?: RelatedPlace[];
  fix?: FindingFix;
}

export interface RelatedPlace {
  file: string;
  range: Range;
  message: string;
}

export interface FindingFix extends Omit<Fix, 'message' | 'args'> {
  title: string;
}

/** Why a criterion passes: a place, and what is there. */
export interface Evidence {
  file: string;
  range: Range;
  note: string;
}

/** Order of findings: by file, then by place, then by rule. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
