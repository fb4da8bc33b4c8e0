import type { ChildProcess, SpawnOptions } from 'node:child_process';

export function start(command: string, args: string[], options?: SpawnOptions): ChildProcess;
export function stop(child: ChildProcess, graceMs?: number): Promise<void>;
