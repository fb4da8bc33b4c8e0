import type { ChildProcess } from 'node:child_process';

export interface UserInstallOptions {
  vsix: string;
  folder: string;
  port?: number;
  settings?: Record<string, unknown>;
  hostName?: 'current' | 'oldest';
}

export interface UserInstall {
  child: ChildProcess;
  address: string;
}

export function startUserInstall(options: UserInstallOptions): Promise<UserInstall>;
