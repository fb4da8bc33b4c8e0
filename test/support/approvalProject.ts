import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { GateReport } from '../../src/core/index.ts';
import { type RunResult, runInProcess } from './runGtm.ts';
import { Scratch } from './scratch.ts';

const run = promisify(execFile);

export const dana = { name: 'Dana Whitfield', email: 'dana@acme.example' };
export const helen = { name: 'Helen Zhao', email: 'helen@acme.example' };
export const mallory = { name: 'Mallory Doe', email: 'mallory@elsewhere.example' };
export type Who = typeof dana;

/** An SSH key: the file of the private one, and the public one. */
export interface SshKey {
  file: string;
  public: string;
}

/** A small plan of two steps, each with a text that somebody has to approve, and a gate that keeps the first one locked. */
export const planFiles = {
  'workspace/own.playbook.yaml': `kind: playbook
title: Own
id: own
agents:
  - { id: writer, title: Writer, actions: [write] }
phases:
  - id: plan
    title: Plan
    steps:
      - id: brief
        title: Brief
        agent: writer
        outputs:
          - { path: workspace/brief/, title: Brief, kind: deliverable }
        gate:
          - { id: approval, title: The brief is approved, rule: approval-recorded }
      - id: pitch
        title: Pitch
        agent: writer
        outputs:
          - { path: workspace/pitch.md, title: Pitch, words: 3 }
        gate:
          - { id: approval, title: The pitch is approved, rule: approval-recorded }
          - { id: locked, title: The brief is as approved, rule: plan-locked, options: { gate: plan/brief } }
`,
  'workspace/brief/first.md': '---\nkind: deliverable\ntitle: Brief\n---\n\nSay what we sell, and to whom.\n',
  'workspace/pitch.md': 'We sell forecasts that hold.\n',
};

export function marketing(people: readonly (Who & { key?: string })[], extra = ''): string {
  const list = people.map(
    ({ name, email, key }) =>
      `  - name: ${name}\n    email: ${email}\n${key === undefined ? '' : `    signing_key: ${key}\n`}`,
  );
  return `kind: project\ntitle: Acme\nplaybooks: [own]\napprovers:\n${list.join('')}${extra}`;
}

/** A real repository with the small plan in it, in which different people work. */
export class ApprovalProject {
  readonly scratch: Scratch;
  /** The day on which commands run, as 2026-05-04; the one of all tests where nothing is said. */
  today: string | undefined;

  private constructor(scratch: Scratch) {
    this.scratch = scratch;
  }

  static async create(
    people: readonly (Who & { key?: string })[] = [dana, helen],
    extra = '',
  ): Promise<ApprovalProject> {
    return ApprovalProject.start({ ...planFiles, 'marketing.yaml': marketing(people, extra) }, dana);
  }

  /** A repository with a first commit of some files, by somebody. */
  static async start(files: Readonly<Record<string, string>>, who: Who): Promise<ApprovalProject> {
    const project = new ApprovalProject(await (await Scratch.create()).write(files));
    await project.git('init', '--quiet', '--initial-branch=main');
    // Everything that gtm needs to know stands in the repository, so that it can run in this process.
    await project.git('config', 'commit.gpgsign', 'false');
    await project.as(who);
    await project.commitAll('Start');
    return project;
  }

  git(...args: string[]): Promise<string> {
    return gitAt(this.scratch.root, ...args);
  }

  /** From now on, git takes whoever works for this person. */
  async as(who: Who): Promise<this> {
    await this.git('config', 'user.name', who.name);
    await this.git('config', 'user.email', who.email);
    return this;
  }

  async commitAll(subject: string, ...args: string[]): Promise<void> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--message', subject, ...args);
  }

  gtm(...argv: string[]): Promise<RunResult> {
    const now = this.today === undefined ? {} : { now: new Date(`${this.today}T12:00:00Z`) };
    return runInProcess(argv, { cwd: this.scratch.root, ...now });
  }

  /** Runs gtm and insists that it succeeds. */
  async ok(...argv: string[]): Promise<RunResult> {
    const result = await this.gtm(...argv);
    if (result.code !== 0)
      throw new Error(`gtm ${argv.join(' ')} ended with ${result.code}: ${result.out}${result.err}`);
    return result;
  }

  /** A criterion as `gtm gate` judges it: status, and all that it says. */
  async judge(criterion: string, cwd = this.scratch.root): Promise<{ status: string; said: string; code: number }> {
    const gate = criterion.slice(0, criterion.lastIndexOf('/'));
    const { out, code, err } = await runInProcess(['gate', gate, '--json'], { cwd });
    if (code === 2) throw new Error(err);
    const found = (JSON.parse(out) as GateReport).gates
      .flatMap((one) => one.criteria)
      .find(({ id }) => id === criterion);
    if (!found) throw new Error(`There is no criterion ${criterion}.`);
    const said = [found.note, ...found.findings.map((one) => one.message), ...found.evidence.map((one) => one.note)];
    return { status: found.status, said: said.filter(Boolean).join('\n'), code };
  }

  /** Records of a gate or criterion, as paths in the project. */
  async records(folder: string): Promise<string[]> {
    const names = await readdir(this.scratch.path(folder)).catch((): string[] => []);
    return names.sort().map((name) => `${folder}/${name}`);
  }

  read(file: string): Promise<string> {
    return readFile(this.scratch.path(file), 'utf8');
  }

  async edit(file: string, change: (text: string) => string): Promise<void> {
    await mkdir(path.dirname(this.scratch.path(file)), { recursive: true });
    await writeFile(this.scratch.path(file), change(await this.read(file).catch(() => '')));
  }

  delete(file: string): Promise<void> {
    return rm(this.scratch.path(file));
  }

  /** Makes an SSH key without a passphrase, where git does not see it. */
  key(name: string): Promise<SshKey> {
    return makeKey(this.scratch.path('.git', name), name);
  }

  remove(): Promise<void> {
    return this.scratch.remove();
  }
}

/** Makes an SSH key without a passphrase, in a file. */
export async function makeKey(file: string, name: string): Promise<SshKey> {
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file]);
  return { file, public: (await readFile(`${file}.pub`, 'utf8')).trim() };
}

export async function gitAt(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, { cwd, env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1' } });
  return stdout;
}
