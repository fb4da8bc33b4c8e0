import type { FoundStep } from '../agents/findStep.ts';
import type { OutputFacts } from '../gates/playbook.ts';
import type { Project } from '../project/project.ts';
import type { ProjectView } from '../project/view.ts';

/** What a function calculates from: the project as it stands, and the step that asks for it. */
export interface FunctionCall {
  project: Project;
  view: ProjectView;
  step: FoundStep;
  outputs: readonly OutputFacts[];
  /** Day, for what is late. */
  today: string;
}

/** One file that a function writes. */
export interface CalculatedFile {
  file: string;
  /** Heading of a new file. */
  title: string;
  /** Front matter of a new file. */
  frontMatter?: Readonly<Record<string, string>>;
  sections: readonly CalculatedSection[];
}

/**
 * A section that a function writes. Of one that is there already, a table is calculated again and the words around it stay;
 * words are written again where they say how it was calculated, and stay where they are a person's to change.
 */
export type CalculatedSection =
  | { title: string; table: { columns: readonly string[]; rows: readonly (readonly string[])[] } }
  | { title: string; text: string; stays: boolean };

/** A calculator of ours that does a step of a playbook, without any agent. */
export interface StepFunction {
  /** As a playbook names it under `function`. */
  id: string;
  title: string;
  /** What it writes, and from what. */
  description: string;
  /**
   * Calculates the outputs of a step.
   * @throws UserError where there is nothing to calculate from, with what to add
   */
  calculate(call: FunctionCall): CalculatedFile[];
}
