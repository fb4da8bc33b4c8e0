import type { Schema } from '../core/index.ts';
import type { OpenProject } from '../node/openProject.ts';

/** What a tool works with. */
export interface ToolContext {
  /** Absolute path of the project. */
  readonly root: string;
  /** Reads the project as it is at this moment. */
  open(): Promise<OpenProject>;
  /** Day of today, such as `2026-05-04`. */
  today(): string;
  /** The agent that the server was started for; undefined where anybody may say who they are. */
  readonly agent: string | undefined;
}

/** A tool of the server: one file, one object. */
export interface Tool<Input = never> {
  /** Name that agents call it by. */
  name: string;
  title: string;
  /** What it gives and when to use it, for an agent that sees nothing else. */
  description: string;
  /** JSON Schema of its arguments. */
  input: Schema & { type: 'object' };
  /** True when it changes nothing. */
  readOnly: boolean;
  /** True when calling it twice leaves the same as once. */
  idempotent?: boolean;
  /** Takes arguments that fit the schema; gives plain JSON. A refusal is a UserError. */
  run(input: Input, context: ToolContext): Promise<object>;
}

/** Types a tool's arguments; the server checks them against its schema first. */
export function defineTool<Input>(tool: Tool<Input>): Tool {
  return Object.freeze(tool) as unknown as Tool;
}

/** Arguments that many tools take. */
export const playbookArgument = {
  type: 'string',
  minLength: 1,
  description: 'Id of the playbook. Leave it out for the first one that the project follows.',
} as const;

/** The argument by which an agent says who it is. */
export const agentArgument = {
  type: 'string',
  minLength: 1,
  description: 'Your role in the playbook, such as growth-analyst.',
} as const;
