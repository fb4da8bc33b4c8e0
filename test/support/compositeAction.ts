import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

interface ActionStep {
  name?: string;
  id?: string;
  if?: string;
  shell?: string;
  env?: Record<string, string>;
  run: string;
}

export interface Action {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: ActionStep[] };
}

export interface ActionResult {
  /** Exit status of each step that ran, by name. */
  steps: Record<string, number>;
  log: string;
  outputs: Record<string, string>;
  summary: string;
}

/** Reads an action. */
export async function readAction(file: string): Promise<Action> {
  return parse(await readFile(file, 'utf8')) as Action;
}

/**
 * Runs the steps of a composite action here as GitHub's runner does: expressions filled in, each script in a bash of its own.
 * @param facts values of expressions beside the inputs, such as `github.token`
 * @param skip names of steps that reach for the network
 */
export async function runAction(
  action: Action,
  {
    inputs,
    facts,
    folder,
    cwd,
    env,
    skip = [],
  }: {
    inputs: Record<string, string>;
    facts: Record<string, string>;
    folder: string;
    cwd: string;
    env: Record<string, string>;
    skip?: readonly string[];
  },
): Promise<ActionResult> {
  const known: Record<string, string> = { ...facts };
  for (const [name, input] of Object.entries(action.inputs))
    known[`inputs.${name}`] = inputs[name] ?? input.default ?? '';
  const result: ActionResult = { steps: {}, log: '', outputs: {}, summary: '' };
  await mkdir(folder, { recursive: true });
  const summary = path.join(folder, 'summary.md');
  await writeFile(summary, '');
  for (const [index, step] of action.runs.steps.entries()) {
    const name = step.name ?? String(index);
    if (skip.includes(name) || !holds(step.if, known)) continue;
    const output = path.join(folder, `output-${index}`);
    const script = path.join(folder, `step-${index}.sh`);
    await writeFile(output, '');
    await writeFile(script, step.run);
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, fill(value, known)]));
    const runner = { RUNNER_TEMP: folder, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary };
    const code = await new Promise<number>((resolve) => {
      // The shell that `shell: bash` stands for.
      const args = ['--noprofile', '--norc', '-eo', 'pipefail', script];
      execFile('bash', args, { cwd, env: { ...process.env, ...env, ...runner, ...own } }, (error, out, err) => {
        result.log += out + err;
        resolve(error ? Number(error.code) : 0);
      });
    });
    result.steps[name] = code;
    for (const line of (await readFile(output, 'utf8')).split('\n')) {
      const [, key, value = ''] = /^([a-z-]+)=(.*)$/.exec(line) ?? [];
      if (key) known[`steps.${step.id}.outputs.${key}`] = value;
    }
    if (code !== 0) break;
  }
  for (const [key, { value }] of Object.entries(action.outputs)) result.outputs[key] = fill(value, known);
  result.summary = await readFile(summary, 'utf8');
  return result;
}

/** Fills in `${{ name }}`; a name that nobody knows is a mistake of the action. */
function fill(text: string, known: Readonly<Record<string, string>>): string {
  return String(text).replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => {
    const value = known[name] ?? (/^steps\./.test(name) ? '' : undefined);
    if (value === undefined) throw new Error(`Nobody knows ${name}.`);
    return value;
  });
}

/** Conditions of the form `name == 'text' && …`. */
function holds(condition: string | undefined, known: Readonly<Record<string, string>>): boolean {
  if (condition === undefined) return true;
  return condition.split('&&').every((part) => {
    const match = /^\s*([\w.-]+)\s*==\s*'([^']*)'\s*$/.exec(part);
    if (!match) throw new Error(`The condition ${part} is not understood here.`);
    const [, name = '', value] = match;
    if (known[name] === undefined) throw new Error(`Nobody knows ${name}.`);
    return known[name] === value;
  });
}
