import type { Kind } from '../documents/kinds.ts';
import { formatMessage, list } from '../messages/format.ts';
import { gateMessages } from '../messages/gates.ts';
import { isReadable, type PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { viewOf } from '../project/view.ts';
import type { RuleEngine } from '../rules/engine.ts';
import { compareFindings, type Finding } from '../rules/finding.ts';
import { allRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { type Criterion, type Gate, gatesOf } from './criteria.ts';
import type { CriterionResult, CriterionStatus, GateResult, GateStatus, PlaybookResult } from './model.ts';
import { findPlaybook, type PlaybookFacts } from './playbook.ts';
import { phaseResults } from './steps.ts';

/**
 * Where a playbook stands. Pure: the same files give the same answer.
 * @returns undefined when the project knows no playbook of this id
 */
export function evaluatePlaybook(project: Project, engine: RuleEngine, id: string): PlaybookResult | undefined {
  const playbook = findPlaybook(project, id);
  if (!playbook) return undefined;
  const gates = gatesOf(playbook).map((gate) => evaluateGate(project, engine, gate));
  return {
    playbook: id,
    title: playbook.title ?? id,
    gates,
    phases: phaseResults(project, playbook as PlaybookFacts, gates),
  };
}

function evaluateGate(project: Project, engine: RuleEngine, gate: Gate): GateResult {
  const criteria = gate.criteria.map((criterion) => evaluateCriterion(project, engine, criterion));
  return { id: gate.id, title: gate.title, phase: gate.phase, step: gate.step, status: worst(criteria), criteria };
}

/** The worst of fail, stale and pending; pass when every criterion passes or is waived. */
function worst(criteria: readonly CriterionResult[]): GateStatus {
  const statuses = new Set<CriterionStatus>(criteria.map((criterion) => criterion.status));
  return (['fail', 'stale', 'pending'] as const).find((status) => statuses.has(status)) ?? 'pass';
}

function evaluateCriterion(project: Project, engine: RuleEngine, criterion: Criterion): CriterionResult {
  const { id, title, rule: ruleId } = criterion;
  const pending = (code: keyof typeof gateMessages, args: Record<string, string> = {}): CriterionResult => ({
    id,
    title,
    rule: ruleId,
    status: 'pending',
    findings: [],
    evidence: [],
    note: formatMessage(gateMessages[code], args),
  });
  if (ruleId === undefined) return pending('no-check-yet');
  const rule = allRules.find((candidate) => candidate.id === ruleId);
  if (!rule) return cannotRun(criterion, ruleId);
  const view = viewOf(project);
  const missing = criterion.reads.filter((path) =>
    path.endsWith('/') ? view.pathsIn(path).length === 0 : !view.hasPath(path),
  );
  if (missing.length > 0) return pending('missing-file', { files: list(missing) });
  const about = rule.kinds === 'any' ? (criterion.kinds ?? []) : rule.kinds;
  const needed = new Set([...about, ...(criterion.kinds ?? []), ...(rule.needs ?? [])]);
  const absent = [...needed].filter((kind) => view.documents(kind).length === 0);
  if (absent.length > 0) return pending('missing-kind', { kinds: list(absent.map(kindName)) });
  const subjects = about.flatMap((kind): PlanDocument[] => view.documents(kind));
  const results = subjects.flatMap((document) =>
    isReadable(document)
      ? [engine.run(rule as Rule, document, criterion.options)]
      : textRules.map((other) => engine.run(other, document)),
  );
  const findings = results.flatMap((result) => result.findings).sort(compareFindings);
  const evidence = results.flatMap((result) => result.evidence);
  return { id, title, rule: ruleId, status: findings.length > 0 ? 'fail' : 'pass', findings, evidence, note: '' };
}

/** Of a document that cannot be read, no rule can judge the content: what is wrong with its text is what fails. */
const textRules = allRules.filter((rule) => rule.readsText && !rule.options);

/** A criterion whose rule does not exist cannot be judged, and what cannot be judged does not pass. */
function cannotRun(criterion: Criterion, rule: string): CriterionResult {
  const start = { line: 1, column: 1 };
  const finding: Finding = {
    rule,
    severity: 'error',
    file: 'marketing.yaml',
    range: { start, end: start },
    message: formatMessage(gateMessages['unknown-rule'], { rule, criterion: criterion.id }),
    docs: '',
  };
  return {
    id: criterion.id,
    title: criterion.title,
    rule,
    status: 'fail',
    findings: [finding],
    evidence: [],
    note: '',
  };
}

function kindName(kind: Kind): string {
  return kind.replaceAll('_', ' ');
}
