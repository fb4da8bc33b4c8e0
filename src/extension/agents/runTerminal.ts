import * as vscode from 'vscode';
import { type RunTone, runEventText } from '../../shared/runEventText.ts';
import type { AgentRun } from './agentRun.ts';

/** Terminal colours by tone; the theme decides what they look like. */
const codes: Record<RunTone, string> = {
  plain: '',
  dim: '\x1b[2m',
  good: '\x1b[32m',
  bad: '\x1b[31m',
  strong: '\x1b[1m',
};

/** Shows a run as it goes on. Closing the terminal, or Ctrl+C, stops it. */
export class RunTerminal implements vscode.Pseudoterminal {
  readonly #write = new vscode.EventEmitter<string>();
  readonly #close = new vscode.EventEmitter<number>();
  readonly #begin: () => AgentRun;
  readonly onDidWrite = this.#write.event;
  readonly onDidClose = this.#close.event;
  #run: AgentRun | undefined;
  #midLine = false;

  /** @param begin starts the run, once there is a terminal to show it */
  constructor(begin: () => AgentRun) {
    this.#begin = begin;
  }

  open(): void {
    const run = this.#begin();
    this.#run = run;
    run.onEvent((event) => {
      for (const { tone, text, flows } of runEventText(event)) {
        if (flows) this.#put(tone, text);
        else this.#line(tone, text);
      }
    });
    void run.ended.then(({ code, err }) => {
      if (run.id === '' && err !== '') this.#line('bad', err);
      this.#close.fire(run.state === 'cancelled' ? 130 : code);
    });
  }

  close(): void {
    this.#run?.cancel();
  }

  handleInput(data: string): void {
    if (data === '\x03') this.#run?.cancel();
    const [question] = this.#run?.questions ?? [];
    if (question && /^[yn]$/i.test(data)) {
      this.#line('plain', data.toLowerCase());
      this.#run?.answer(question.id, data.toLowerCase() === 'y');
    }
  }

  #line(tone: RunTone, text: string): void {
    if (this.#midLine) this.#write.fire('\r\n');
    this.#put(tone, `${text}\n`);
  }

  #put(tone: RunTone, text: string): void {
    // An agent's words are shown, never obeyed: no escape sequence of theirs reaches the terminal.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    const plain = text.replace(/[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]/g, '').replace(/\n/g, '\r\n');
    this.#write.fire(codes[tone] === '' ? plain : `${codes[tone]}${plain}\x1b[0m`);
    this.#midLine = !plain.endsWith('\r\n');
  }
}
