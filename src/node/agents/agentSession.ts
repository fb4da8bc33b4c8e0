import type { PathVerdict, PlannedStep, RunEvent } from '../../core/index.ts';
import type { FoundRunner } from './findRunner.ts';

/** What a runner needs to start an agent on a scratch copy. */
export interface SessionRequest {
  runner: FoundRunner;
  step: PlannedStep;
  /** Absolute path of the scratch copy. */
  cwd: string;
  /** Absolute path of the project, of which the agent is told nothing. */
  project: string;
  /** Mark of the run, in the environment of everything that it starts. */
  run: string;
  /** The role's instructions, for tools that take a system prompt. */
  role: string;
  /** Address and token of our tools for the agent. */
  tools?: { url: string; token: string } | undefined;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  /** Judges a path that the agent wants to read or write. */
  judge(target: string, purpose: 'read' | 'write'): Promise<PathVerdict>;
  /** Asks a person where that was wanted; otherwise gives true. */
  confirm(title: string, files: readonly string[]): Promise<boolean>;
  onEvent(event: RunEvent): void;
}

/** How a turn ended, as the agent says. It proves nothing. */
export interface TurnEnd {
  stop: string;
  /** The last that the agent said, for finding out why nothing happened. */
  said: string;
  /** Paths that it was refused. */
  refused: { file: string; reason: string }[];
}

/** An agent at work on a scratch copy. */
export interface AgentSession {
  prompt(text: string): Promise<TurnEnd>;
  /** Ends the agent and everything that it started. */
  close(): Promise<void>;
}
