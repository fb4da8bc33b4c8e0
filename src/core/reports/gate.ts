import type { CriterionStatus, GateResult, GateStatus, PlaybookResult } from '../gates/model.ts';
import type { Evidence, Finding } from '../rules/finding.ts';

/** What `gtm gate --json` prints. */
export interface GateReport {
  version: string;
  playbook: string;
  gates: {
    id: string;
    title: string;
    phase: string;
    step?: string;
    status: GateStatus;
    criteria: {
      id: string;
      title: string;
      rule?: string;
      status: CriterionStatus;
      findings: readonly Finding[];
      evidence: readonly Evidence[];
      note?: string;
    }[];
  }[];
}

/** The gates of a playbook as a report. */
export function gateReport(result: PlaybookResult, gates: readonly GateResult[], version: string): GateReport {
  return {
    version,
    playbook: result.playbook,
    gates: gates.map(({ id, title, phase, step, status, criteria }) => ({
      id,
      title,
      phase,
      ...(step === undefined ? {} : { step }),
      status,
      criteria: criteria.map(({ rule, note, ...rest }) => ({
        id: rest.id,
        title: rest.title,
        ...(rule === undefined ? {} : { rule }),
        status: rest.status,
        findings: rest.findings,
        evidence: rest.evidence,
        ...(note === '' ? {} : { note }),
      })),
    })),
  };
}
