import type { Schema } from '../schema/schema.ts';

/** A calculation that must not give a number: why, and what would make it possible. */
export interface Refusal {
  /** One of the calculator's refusals. */
  refused: string;
  /** The whole sentence. */
  message: string;
}

/**
 * A calculation by name: the same function behind the editor, the command line and MCP. Input and output are plain JSON.
 * Pure: no clock, no randomness.
 */
export interface Calculator<Input = unknown, Output = unknown> {
  /** `experiment-size`, `attribution-linear`, … */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The method as the field calls it, with the variant: `pooled-variance two-proportion z test`. */
  readonly method: string;
  /** Where the formula comes from: author, year, title, or the reference implementation that it agrees with. */
  readonly source: string;
  readonly input: Schema;
  readonly output: Schema;
  /** When no number is given, by code: sentences with gaps such as `{minimum}`. */
  readonly refusals: Readonly<Record<string, string>>;
  /** Takes input that fits the input schema; gives the output, or refuses. */
  calculate(input: Input): Output | Refusal;
}

/** Freezes a calculator; every calculator file ends in this. */
export function defineCalculator<Input, Output>(calculator: Calculator<Input, Output>): Calculator<Input, Output> {
  return Object.freeze(calculator);
}

/** True for a result that is a refusal. */
export function isRefusal(result: unknown): result is Refusal {
  return result !== null && typeof result === 'object' && 'refused' in result;
}
