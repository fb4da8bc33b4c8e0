import * as vscode from 'vscode';
import type { Outcome, RunAnswer, RunEvent, StepOutcome } from '../../core/index.ts';
import { toolEnvironment } from '../../node/environment.ts';
import { type RunningProcess, startProcess } from '../../node/process.ts';
import type { Executable } from '../gtmExecutable.ts';

/** How long a run may take to stop before it is ended the hard way. */
const stopTime = 10_000;

/** What a run of an agent is for. */
export interface RunTarget {
  /** Folder of the project. */
  root: vscode.Uri;
  /** Step, phase or mode; or the role of a task. */
  target: string;
  title: string;
  runner: string;
  task?: string;
}

export type RunState = 'running' | 'waiting' | Outcome;

/** One `gtm run --events` that this window has started. */
export class AgentRun implements vscode.Disposable {
  readonly target: RunTarget;
  readonly results = new Map<string, StepOutcome>();
  /** Id in the journal, once it is known. */
  id = '';
  state: RunState = 'running';
  readonly #event = new vscode.EventEmitter<RunEvent>();
  readonly #change = new vscode.EventEmitter<void>();
  readonly #process: RunningProcess;
  readonly onEvent = this.#event.event;
  readonly onDidChange = this.#change.event;
  /** Resolves with the exit status and what it wrote to standard error. */
  readonly ended: Promise<{ code: number; err: string }>;
  #line = '';
  #err = '';

  constructor(gtm: Executable, target: RunTarget) {
    this.target = target;
    const what = target.task === undefined ? [target.target] : ['--agent', target.target, '--task', target.task];
    const args = [...gtm.args, 'run', ...what, '--project', target.root.fsPath, '--runner', target.runner, '--events'];
    const env = toolEnvironment(gtm.env);
    const mark = { name: 'GTM_WINDOW_RUN', value: `${process.pid}-${Date.now()}` };
    this.#process = startProcess({ command: gtm.command, args, cwd: target.root.fsPath, env }, mark);
    this.#process.stdout.setEncoding('utf8').on('data', (text: string) => this.#read(text));
    this.#process.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#err += text;
    });
    this.ended = this.#process.ended.then(
      (code) => this.#end(code ?? 1),
      (error: Error) => {
        this.#err += error.message;
        return this.#end(2);
      },
    );
  }

  /** Asks it to stop, and sees to it that it does. */
  cancel(): void {
    this.#say({ cancel: true });
    setTimeout(() => void this.#process.end(), stopTime).unref();
  }

  dispose(): void {
    if (this.state === 'running' || this.state === 'waiting') this.cancel();
    this.#event.dispose();
    this.#change.dispose();
  }

  #say(answer: RunAnswer): void {
    this.#process.stdin.write(`${JSON.stringify(answer)}\n`);
  }

  #read(text: string): void {
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) {
      try {
        this.#take(JSON.parse(line) as RunEvent);
      } catch {
        // Not one of ours.
      }
    }
  }

  #take(event: RunEvent): void {
    if (event.type === 'run') this.id = event.run;
    if (event.type === 'outcome') this.results.set(event.step, event.result);
    const before = this.state;
    if (event.type === 'end') this.state = event.outcome;
    else this.state = event.type === 'waiting' || event.type === 'ask' ? 'waiting' : 'running';
    this.#event.fire(event);
    if (before !== this.state || event.type === 'outcome' || event.type === 'start' || event.type === 'run')
      this.#change.fire();
  }

  #end(code: number): { code: number; err: string } {
    if (this.state === 'running' || this.state === 'waiting') this.state = code === 0 ? 'done' : 'failed';
    this.#change.fire();
    return { code, err: this.#err.trim() };
  }
}
