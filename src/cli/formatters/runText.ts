import type { RunEvent } from '../../core/index.ts';
import { type RunTone, runEventText } from '../../shared/runEventText.ts';
import type { Io } from '../io.ts';
import { styleFor } from './style.ts';

/** Shows a run on a terminal as it goes on: what an agent says flows, everything else stands on lines of its own. */
export class RunTerminal {
  readonly #io: Io;
  readonly #several: boolean;
  readonly #tones: Record<RunTone, (text: string) => string>;
  /** What each of several agents is saying, since its last whole line. */
  readonly #words = new Map<string, { tone: RunTone; text: string }>();
  #midLine = false;

  constructor(io: Io, several: boolean) {
    this.#io = io;
    this.#several = several;
    const style = styleFor(io);
    this.#tones = { plain: String, dim: style.dim, good: style.green, bad: style.red, strong: style.bold };
  }

  show(event: RunEvent): void {
    const step = 'step' in event ? (event.step ?? '') : '';
    for (const { tone, text, flows } of runEventText(event, this.#several)) {
      if (flows && this.#several) this.#hear(step, tone, text);
      else if (flows) {
        this.#io.err(this.#tones[tone](text));
        this.#midLine = !text.endsWith('\n');
      } else {
        this.#finishWords(step);
        this.#line(tone, text);
      }
    }
  }

  /** Several agents at once would talk into each other, so each is heard a line at a time. */
  #hear(step: string, tone: RunTone, text: string): void {
    if (this.#words.get(step)?.tone !== tone) this.#finishWords(step);
    const lines = ((this.#words.get(step)?.text ?? '') + text).split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') this.#line(tone, `${step}  ${line}`);
    this.#words.set(step, { tone, text: rest });
  }

  #finishWords(step: string): void {
    const { tone, text } = this.#words.get(step) ?? { tone: 'plain', text: '' };
    this.#words.delete(step);
    if (text.trim() !== '') this.#line(tone, `${step}  ${text}`);
  }

  #line(tone: RunTone, text: string): void {
    this.#io.err(`${this.#midLine ? '\n' : ''}${this.#tones[tone](text)}\n`);
    this.#midLine = false;
  }
}
