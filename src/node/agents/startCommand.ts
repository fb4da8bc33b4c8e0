import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { agentEnvironment } from './agentEnvironment.ts';
import type { SessionRequest } from './agentSession.ts';

export interface StartCommand {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Removes what was written for the start. */
  dispose(): Promise<void>;
}

/** Fills a runner's row: where its programs are, where it works, and the file with its limits. */
export async function startCommand({ runner, cwd, project, env, step }: SessionRequest): Promise<StartCommand> {
  const { row, paths } = runner;
  const folder = row.policy === undefined ? undefined : await mkdtemp(path.join(tmpdir(), 'gtm-policy-'));
  const policy = folder === undefined ? '' : path.join(folder, 'policy.toml');
  if (row.policy !== undefined) await writeFile(policy, row.policy);
  const fill = (text: string) =>
    text
      .replaceAll('{cwd}', cwd)
      .replaceAll('{policy}', policy)
      .replace(/\{path:([^}]+)\}/g, (_, name: string) => paths[name] ?? name);
  return {
    command: paths[row.command] ?? row.command,
    args: row.args.map(fill),
    env: agentEnvironment(
      {
        agent: step.agent,
        ceiling: path.dirname(cwd),
        project,
        passes: row.passes,
        set: Object.fromEntries(Object.entries(row.env).map(([name, value]) => [name, fill(value)])),
      },
      env,
    ),
    dispose: async () => {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
