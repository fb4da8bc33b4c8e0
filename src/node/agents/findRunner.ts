import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { allRunners, joinNames, type OwnRow, type RunnerRow, rowProblems, UserError } from '../../core/index.ts';
import { findProgram } from './findProgram.ts';

/** A runner that can be started: its row, and where its programs are. */
export interface FoundRunner {
  row: RunnerRow;
  paths: Readonly<Record<string, string>>;
}

/**
 * Every row, those of the person first. They are read from GTM_RUNNERS (JSON, which the editor fills from its settings) or from
 * `gtm/runners.json` among the person's own settings, never from the project: a repository must not say what is started.
 * @throws UserError when they cannot be read
 */
export async function knownRunners(env: NodeJS.ProcessEnv): Promise<RunnerRow[]> {
  const settings = path.join(env.XDG_CONFIG_HOME ?? path.join(env.HOME ?? homedir(), '.config'), 'gtm', 'runners.json');
  const given = env.GTM_RUNNERS;
  const text = given ?? (await readFile(settings, 'utf8').catch(() => '[]'));
  const place = given === undefined ? settings : 'GTM_RUNNERS';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${place} is no JSON: ${(error as Error).message}`);
  }
  const problems = rowProblems(value);
  if (problems.length > 0) throw new UserError(`${place}: ${problems.join(' ')}`);
  return allRunners(value as OwnRow[]);
}

/**
 * The runner to use: the named one, or the first that is installed.
 * @throws UserError that says how to install one
 */
export async function findRunner(named: string | undefined, env: NodeJS.ProcessEnv): Promise<FoundRunner> {
  const rows = await knownRunners(env);
  if (named !== undefined) {
    const row = rows.find(({ id }) => id === named);
    if (!row) throw new UserError(`There is no runner ${named}. Known: ${joinNames(rows.map(({ id }) => id))}.`);
    const { found, missing } = await locate(row, env);
    if (found) return found;
    throw new UserError(
      `${row.title} is not installed: ${joinNames(missing)} is not on the PATH. Install it with \`${row.install}\`, then sign in: ${row.signIn}`,
    );
  }
  for (const row of rows.filter(({ speaks }) => speaks !== 'scaffold')) {
    const { found } = await locate(row, env);
    if (found) return found;
  }
  throw new UserError(
    'No agent is installed. Install one, such as `npm install --global @google/gemini-cli`, or use `--runner scaffold`, which needs none, or hand over what `gtm brief` prints.',
  );
}

/** Every runner, with whether it is installed. */
export async function listRunners(
  env: NodeJS.ProcessEnv,
): Promise<{ id: string; title: string; found: boolean; install: string; signIn: string }[]> {
  const rows = await knownRunners(env);
  return Promise.all(
    rows.map(async (row) => {
      const { id, title, install, signIn } = row;
      return { id, title, found: (await locate(row, env)).found !== undefined, install, signIn };
    }),
  );
}

async function locate(row: RunnerRow, env: NodeJS.ProcessEnv): Promise<{ found?: FoundRunner; missing: string[] }> {
  if (row.speaks === 'scaffold') return { found: { row, paths: {} }, missing: [] };
  const paths: Record<string, string> = {};
  const missing: string[] = [];
  for (const program of [row.command, ...row.needs]) {
    const file = await findProgram(program, env);
    if (file === undefined) missing.push(program);
    else paths[program] = file;
  }
  return missing.length > 0 ? { missing } : { found: { row, paths }, missing };
}
