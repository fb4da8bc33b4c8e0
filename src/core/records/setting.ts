import type { Project } from '../project/project.ts';
import type { EvaluationContext } from './context.ts';
import type { CoveredFile } from './digest.ts';
import type { Trust } from './trust.ts';

/** What a gate stands on: what its steps make, and what its rules looked at. */
export interface Coverage {
  /** Files that the gate's steps make; a new one among them was never approved. */
  outputs: readonly CoveredFile[];
  /** Files that its rules read beside them. */
  inputs: readonly CoveredFile[];
}

/** A role with every name under which it is known. */
export interface Role {
  id: string;
  title: string;
  names: readonly string[];
}

/** What a rule about records is told beside its document: the gate it judges for, and what the world knows. */
export interface GateSetting {
  project: Project;
  context: EvaluationContext;
  trust: Trust;
  playbook: string;
  gate: string;
  /** Id of the criterion, with the gate in front. */
  criterion: string;
  /** The roles that take part in this cycle. */
  roles: readonly Role[];
  /** What a gate covers; without an id, this one. Undefined for a gate that does not exist. */
  coverage(gate?: string): Coverage | undefined;
}
