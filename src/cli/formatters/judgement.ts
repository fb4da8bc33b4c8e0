import {
  type CheckReport,
  type CriterionResult,
  type Finding,
  type GateResult,
  type GateSelection,
  openGates,
  type PlaybookResult,
  type Severity,
  type TextEdit,
} from '../../core/index.ts';

/** One thing that was judged: a document, or a criterion of a gate. */
export interface JudgedCase {
  /** What it belongs to: a gate; for a document, the check. */
  suite: string;
  id: string;
  title: string;
  /** Whether it speaks against the whole; what does not count yet is skipped. */
  verdict: 'pass' | 'fail' | 'skipped';
  /** Its state as a word. */
  status: string;
  /** Why it is in this state, where no finding says so. */
  note: string;
  /** The rule that judges it; undefined for a document, which all rules judge. */
  rule?: string;
  findings: readonly Finding[];
}

/** What was judged, for the formats that machines read. */
export interface Judgement {
  what: 'check' | 'gate' | 'status';
  version: string;
  cases: readonly JudgedCase[];
  /** Path of the project inside its repository, with a closing slash; empty at the top. */
  prefix: string;
  /** The edits of a finding's fix, where it has one that the text allows. */
  editsOf(finding: Finding): readonly TextEdit[] | undefined;
}

/** The documents of a check, one case each. @param failing severities that make a document fail */
export function judgedDocuments(
  report: CheckReport,
  files: readonly string[],
  failing: readonly Severity[],
): JudgedCase[] {
  const named = new Set([...files, ...report.findings.map((finding) => finding.file)]);
  return [...named].sort().map((file): JudgedCase => {
    const findings = report.findings.filter((finding) => finding.file === file);
    const fails = findings.some(({ severity }) => failing.includes(severity));
    const verdict = fails ? 'fail' : 'pass';
    return { suite: 'check', id: file, title: file, verdict, status: verdict, note: '', findings };
  });
}

/** The criteria of chosen gates, one case each. */
export function judgedCriteria(result: PlaybookResult, selection: GateSelection): JudgedCase[] {
  const open = new Set(openGates(result, selection).map((gate) => gate.id));
  return selection.gates.flatMap((gate) =>
    gate.criteria.map((criterion) => caseOf(gate, criterion, open.has(gate.id))),
  );
}

function caseOf(gate: GateResult, criterion: CriterionResult, counts: boolean): JudgedCase {
  const { id, title, status, note, rule, findings } = criterion;
  const verdict = status === 'pass' ? 'pass' : status !== 'waived' && counts ? 'fail' : 'skipped';
  return { suite: gate.id, id, title, verdict, status, note, findings, ...(rule === undefined ? {} : { rule }) };
}
