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
  /** Empty for steps that need no agent. */
  runner: string;
  task?: string;
  /** Ask before each change of a file. */
  ask?: boolean;
}

/** A change that waits for the person's word. */
export type Question = Extract<RunEvent, { type: 'ask' }>;

/** `waiting`: for the model. `asking`: for the person. */
export type RunState = 'running' | 'waiting' | 'asking' | Outcome;

/** One `gtm run --events` that this window has started. */
export class AgentRun implements vscode.Disposable {
  readonly target: RunTarget;
  readonly results = new Map<string, StepOutcome>();
  /** Id in the journal, once it is known. */
  id = '';
  #state: RunState = 'running';
  readonly #questions = new Map<string, Question>();
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
    const how = [...(target.runner === '' ? [] : ['--runner', target.runner]), ...(target.ask ? ['--ask'] : [])];
    const args = [...gtm.args, 'run', ...what, '--project', target.root.fsPath, ...how, '--events'];
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

  get state(): RunState {
    return this.#questions.size > 0 ? 'asking' : this.#state;
  }

  get isAtWork(): boolean {
    return this.#state === 'running' || this.#state === 'waiting';
  }

  /** Changes that wait for the person's word, the oldest first. */
  get questions(): readonly Question[] {
    return [...this.#questions.values()];
  }

  /** Says whether a change may be made; of a question that was answered already, nothing. */
  answer(id: string, allow: boolean): void {
    if (!this.#questions.delete(id)) return;
    this.#say({ ask: id, allow });
    this.#change.fire();
  }

  /** Asks it to stop, and sees to it that it does. */
  cancel(): void {
    this.#say({ cancel: true });
    setTimeout(() => void this.#process.end(), stopTime).unref();
  }

  dispose(): void {
    if (this.isAtWork) this.cancel();
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
    if (event.type === 'ask') this.#questions.set(event.id, event);
    if (event.type === 'end') this.#state = event.outcome;
    else this.#state = event.type === 'waiting' ? 'waiting' : 'running';
    this.#event.fire(event);
    if (
      before !== this.state ||
      event.type === 'ask' ||
      event.type === 'outcome' ||
      event.type === 'start' ||
      event.type === 'run'
    )
      this.#change.fire();
  }

  #end(code: number): { code: number; err: string } {
    this.#questions.clear();
    if (this.isAtWork) this.#state = code === 0 ? 'done' : 'failed';
    this.#change.fire();
    return { code, err: this.#err.trim() };
  }
}
