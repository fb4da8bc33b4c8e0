import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, watch } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunEvent, StepOutcome } from '../../../src/core/index.ts';
import { GitRepository } from '../gitRepository.ts';
import { inRepository } from '../scratch.ts';
import type { Act, Script } from './script.ts';

/** The outputs of phase 1 in the example, by step: what a good agent would write. */
export const phaseOne: Readonly<Record<string, readonly string[]>> = {
  'strategy/gtm-strategy': [
    'strategy/gtm.strategy.yaml',
    'strategy/goals.kpis.yaml',
    'strategy/gtm-strategy.md',
    'strategy/competitive-analysis.md',
    'strategy/budget-allocation.md',
    'strategy/personas/',
  ],
  'strategy/core-framework': [
    'messaging/core.messaging.yaml',
    'messaging/positioning.md',
    'messaging/value-props.md',
    'messaging/messaging-hierarchy.md',
    'messaging/brand-voice.md',
  ],
  'strategy/analytics-foundation': [
    'analytics/main.attribution.yaml',
    'analytics/attribution-model.md',
    'analytics/main.kpis.yaml',
    'analytics/main.dashboards.yaml',
    'analytics/main.experiment-policy.yaml',
    'analytics/experiment-framework.md',
  ],
};

export interface RunEnd {
  code: number | null;
  events: RunEvent[];
  err: string;
  /** How the last step ended. */
  result: StepOutcome;
}

/** A project in a real repository, with an agent that follows a script. Folders beside it hold what an agent may not touch. */
export class AgentProject {
  readonly repository: GitRepository;
  readonly root: string;
  /** For the script, what an agent was seen doing, and the cache. */
  readonly beside: string;

  private constructor(repository: GitRepository, root: string, beside: string) {
    this.repository = repository;
    this.root = root;
    this.beside = beside;
  }

  /** A project of which only marketing.yaml is there, committed. */
  static async create(): Promise<AgentProject> {
    const repository = await GitRepository.create({ from: 'templates/README.md', to: 'README.md', commit: false });
    const { scratch } = repository;
    await rm(scratch.path('README.md'), { force: true });
    await scratch.write({
      'marketing.yaml': await readFile(inRepository('examples/acme-crm/marketing.yaml')),
      '.gitignore': '/.beside/\n/.gitconfig-global\n',
    });
    await mkdir(scratch.path('.beside'));
    await repository.git('add', '--all');
    await repository.git('commit', '--quiet', '--message', 'Start');
    return new AgentProject(repository, scratch.root, scratch.path('.beside'));
  }

  /** Acts that write the outputs of a step as the example has them. */
  static async outputs(step: string, way: 'write' | 'sneak' = 'write'): Promise<Act[]> {
    const workspace = inRepository('examples/acme-crm/workspace');
    const acts: Act[] = [];
    for (const name of phaseOne[step] ?? []) {
      const names = name.endsWith('/')
        ? (await readdir(path.join(workspace, name))).map((file) => `${name}${file}`)
        : [name];
      for (const file of names) {
        const target = `workspace/${file}`;
        const from = path.join(workspace, file);
        acts.push(way === 'write' ? { write: target, from } : { sneak: target, from });
      }
    }
    return acts;
  }

  /** Puts the outputs of a step into the project and commits them, as if the step had been done. */
  async have(...steps: string[]): Promise<void> {
    for (const step of steps)
      for (const name of phaseOne[step] ?? [])
        await cp(inRepository('examples/acme-crm/workspace', name), path.join(this.root, 'workspace', name), {
          recursive: true,
        });
    await this.repository.git('add', '--all');
    await this.repository.git('commit', '--quiet', '--message', 'Have');
  }

  path(...parts: string[]): string {
    return path.join(this.root, ...parts);
  }

  async env(script: Script): Promise<Record<string, string>> {
    const file = path.join(this.beside, 'script.json');
    await writeFile(file, JSON.stringify(script));
    const agent = inRepository('test/support/agents/scriptedAgent.ts');
    return {
      ...this.repository.env,
      XDG_CACHE_HOME: path.join(this.beside, 'cache'),
      GTM_RUNNERS: JSON.stringify([
        { id: 'scripted', command: process.execPath, args: [agent, file], install: 'none', signIn: 'Sign in.' },
      ]),
    };
  }

  /** Starts `gtm run` from source. */
  async start(argv: readonly string[], script: Script, extra: NodeJS.ProcessEnv = {}): Promise<StartedRun> {
    const all = [inRepository('src/cli/bin.ts'), 'run', '--runner', 'scripted', '--events', ...argv];
    const child = spawn(process.execPath, all, {
      cwd: this.root,
      env: { ...process.env, ...(await this.env(script)), ...extra },
    });
    return new StartedRun(child);
  }

  async run(argv: readonly string[], script: Script, extra: NodeJS.ProcessEnv = {}): Promise<RunEnd> {
    return (await this.start(argv, script, extra)).end();
  }

  async subjects(): Promise<string[]> {
    return (await this.repository.git('log', '--format=%s')).trim().split('\n');
  }

  async filesOf(commit: string): Promise<string[]> {
    return (await this.repository.git('show', '--name-only', '--format=', commit)).trim().split('\n').sort();
  }

  async status(): Promise<string> {
    return (await this.repository.git('status', '--porcelain', '--untracked-files=all')).trim();
  }

  /** Scratch copies that are left. */
  async scratches(): Promise<string[]> {
    return readdir(path.join(this.beside, 'cache/gtm/runs')).catch(() => []);
  }

  /** Resolves once a file beside the project is there, with its content. */
  appears(name: string): Promise<string> {
    const file = path.join(this.beside, name);
    return new Promise((resolve) => {
      const look = () => {
        // A file may be there a moment before its content.
        const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
        if (text === '') return false;
        resolve(text);
        return true;
      };
      if (look()) return;
      const watcher = watch(this.beside, () => {
        if (look()) watcher.close();
      });
      // A file that never comes fails the test by its time limit, and must not keep the process.
      watcher.unref();
    });
  }

  remove(): Promise<void> {
    return this.repository.remove();
  }
}

/** A run under way. */
export class StartedRun {
  readonly child: ChildProcess;
  readonly events: RunEvent[] = [];
  #err = '';
  #line = '';
  readonly #over: Promise<number | null>;

  constructor(child: ChildProcess) {
    this.child = child;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (this.#line + text).split('\n');
      this.#line = lines.pop() ?? '';
      for (const line of lines) if (line !== '') this.events.push(JSON.parse(line) as RunEvent);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#err += text;
    });
    this.#over = new Promise((resolve) => child.once('close', resolve));
  }

  /** Resolves once it has told something. */
  until(isIt: (event: RunEvent) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.events.some(isIt)) return;
        this.child.stdout?.off('data', look);
        resolve();
      };
      this.child.stdout?.on('data', look);
      look();
    });
  }

  async end(): Promise<RunEnd> {
    const code = await this.#over;
    const results = this.events.flatMap((event) => (event.type === 'outcome' ? [event.result] : []));
    const none: StepOutcome = { outcome: 'failed', message: this.#err, files: [], strays: [], findings: [] };
    return { code, events: this.events, err: this.#err, result: results.at(-1) ?? none };
  }
}
