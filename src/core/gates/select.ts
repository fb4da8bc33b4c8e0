import { nearest } from '../messages/nearest.ts';
import { UserError } from '../messages/userError.ts';
import type { CriterionResult, GateResult, PlaybookResult } from './model.ts';

export interface GateSelection {
  gates: readonly GateResult[];
  /** Ids of the gates that were asked for by name. */
  named: ReadonlySet<string>;
}

/**
 * The gates that names stand for: a phase (all its gates), a step, or a gate. No name stands for all, with none of them named.
 * @throws UserError for a name that stands for nothing
 */
export function selectGates(result: PlaybookResult, names: readonly string[]): GateSelection {
  if (names.length === 0) return { gates: result.gates, named: new Set() };
  const chosen = new Set(names.flatMap((name) => gatesNamed(result, name)));
  return { gates: result.gates.filter((gate) => chosen.has(gate.id)), named: chosen };
}

function gatesNamed(result: PlaybookResult, name: string): string[] {
  const { gates } = result;
  const found = gates.some((gate) => gate.phase === name)
    ? gates.filter((gate) => gate.phase === name)
    : gates.filter((gate) => gate.id === name || gate.step === name);
  if (found.length > 0) return found.map((gate) => gate.id);
  const known = gates.flatMap((gate) => [gate.phase, gate.id, gate.step ?? '']);
  const suggestion = nearest(name, known);
  const hint = suggestion ? `Did you mean ${suggestion}?` : `Its gates are ${gates.map((gate) => gate.id).join(', ')}.`;
  throw new UserError(`The playbook ${result.playbook} has no phase, step or gate called ${name}. ${hint}`);
}

/** The verdict on a selection: true when nothing in it is open. */
export function verdictOf(result: PlaybookResult, selection: GateSelection): boolean {
  return openGates(result, selection).length === 0;
}

/**
 * The gates that a selection does not pass for. What was not named does not count where this cycle leaves it out, nor in a
 * phase in which nothing has begun (all pending), unless that is the first one.
 */
export function openGates(result: PlaybookResult, { gates, named }: GateSelection): GateResult[] {
  const skipped = new Set(
    result.phases.flatMap(({ id, status, steps }) => [
      ...(status === 'skipped' ? [id] : []),
      ...steps.filter((step) => step.status === 'skipped').map((step) => step.gate),
    ]),
  );
  const first = result.phases.find((phase) => phase.status !== 'skipped')?.id;
  const begun = new Set(gates.filter((gate) => gate.criteria.some(hasBegun)).map((gate) => gate.phase));
  return gates.filter((gate) => {
    if (gate.status === 'pass') return false;
    if (named.has(gate.id)) return true;
    return !skipped.has(gate.id) && (gate.phase === first || begun.has(gate.phase));
  });
}

/** What passes without anything to show for it has only nothing against it. */
function hasBegun({ status, evidence }: CriterionResult): boolean {
  return status !== 'pending' && (status !== 'pass' || evidence.length > 0);
}
