import { formatMessage, list } from '../messages/format.ts';
import { gateMessages } from '../messages/gates.ts';
import type { Project } from '../project/project.ts';
import type { Finding } from '../rules/finding.ts';
import type { PlaybookResult } from './model.ts';
import { findPlaybook } from './playbook.ts';
import { openGates } from './select.ts';

/** A finding that keeps gates from passing, and a sentence that names them. */
export interface GateFinding {
  finding: Finding;
  keeps: string;
}

/**
 * What keeps the gates closed that are being worked on: of a playbook whose phases follow each other those of the first open
 * phase, of one whose phases run side by side those of each phase that has begun. What is only missing yet is not among it.
 */
export function gateFindings(project: Project, results: readonly PlaybookResult[]): GateFinding[] {
  const found = new Map<string, { finding: Finding; gates: Set<string> }>();
  for (const result of results)
    for (const gate of gatesAtWork(project, result))
      for (const { status, findings } of gate.criteria) {
        if (status !== 'fail' && status !== 'stale') continue;
        for (const finding of findings) {
          const key = sameFinding(finding);
          const known = found.get(key) ?? { finding, gates: new Set() };
          known.gates.add(`“${gate.title}”`);
          found.set(key, known);
        }
      }
  return [...found.values()].map(({ finding, gates }) => ({
    finding,
    keeps: formatMessage(gateMessages[gates.size === 1 ? 'keeps-closed' : 'keep-closed'], { gates: list([...gates]) }),
  }));
}

/** Equal for two findings that say the same about the same place. */
export function sameFinding({ rule, file, range: { start, end }, message }: Finding): string {
  return [rule, file, start.line, start.column, end.line, end.column, message].join('\n');
}

function gatesAtWork(project: Project, result: PlaybookResult) {
  const open = openGates(result, { gates: result.gates, named: new Set() });
  if (findPlaybook(project, result.playbook)?.order === 'parallel') return open;
  return open.filter((gate) => gate.phase === open[0]?.phase);
}
