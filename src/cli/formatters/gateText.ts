import type { CriterionResult, CriterionStatus, GateResult } from '../../core/index.ts';
import { counted, styleFor } from './style.ts';

const signs: Record<CriterionStatus, string> = { pass: '✓', fail: '✗', pending: '○', stale: '↻', waived: '→' };

/**
 * Gates for people: each with its criteria, and below a failed criterion where it fails and how to mend it.
 * @param evidence also why a criterion passes
 */
export function formatGateText(
  gates: readonly GateResult[],
  terminal: { color: boolean },
  { evidence = false }: { evidence?: boolean } = {},
): string {
  const style = styleFor(terminal);
  const paint: Record<CriterionStatus, (text: string) => string> = {
    pass: style.green,
    fail: style.red,
    pending: style.dim,
    stale: style.yellow,
    waived: style.cyan,
  };
  const blocks = gates.map((gate) => {
    const head = `${style.bold(gate.title)}  ${style.dim(gate.id)}  ${paint[gate.status](gate.status)}`;
    return [
      head,
      ...gate.criteria.flatMap((criterion) => criterionLines(criterion, evidence, paint[criterion.status], style.dim)),
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n\n${summary(gates)}\n`;
}

function criterionLines(
  criterion: CriterionResult,
  withEvidence: boolean,
  paint: (text: string) => string,
  dim: (text: string) => string,
): string[] {
  const note = criterion.note === '' ? '' : `  ${dim(criterion.note)}`;
  const head = `  ${paint(`${signs[criterion.status]} ${criterion.status.padEnd(7)}`)}  ${criterion.title}${note}`;
  const findings = criterion.findings.map(
    ({ file, range, message }) => `      ${file}:${range.start.line}:${range.start.column}  ${message}`,
  );
  const evidence = withEvidence
    ? criterion.evidence.map(({ file, range, note: why }) =>
        dim(`      ${file}:${range.start.line}:${range.start.column}  ${why}`),
      )
    : [];
  return [head, ...findings, ...evidence];
}

function summary(gates: readonly GateResult[]): string {
  const count = (status: string) => gates.filter((gate) => gate.status === status).length;
  if (count('pass') === gates.length)
    return gates.length === 1 ? 'The gate passes.' : `All ${gates.length} gates pass.`;
  const parts = (['pass', 'fail', 'stale', 'pending'] as const).flatMap((status) =>
    count(status) > 0 ? [`${count(status)} ${status}`] : [],
  );
  return `${counted(gates.length, 'gate')}: ${parts.join(', ')}.`;
}
