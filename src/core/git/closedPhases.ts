import type { GateResult, PlaybookResult } from '../gates/model.ts';
import { verdictOf } from '../gates/select.ts';

/** The gates of some phases that do not pass; what this cycle leaves out does not count. */
export function closedGates(result: PlaybookResult, phases: readonly string[]): GateResult[] {
  const taking = result.phases.flatMap(({ id, steps }) =>
    phases.includes(id) && steps.some(({ status }) => status !== 'skipped')
      ? [id, ...steps.filter(({ status }) => status !== 'skipped').map(({ gate }) => gate)]
      : [],
  );
  return result.gates.filter(
    (gate) => taking.includes(gate.id) && !verdictOf(result, { gates: [gate], named: new Set([gate.id]) }),
  );
}
