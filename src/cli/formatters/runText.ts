import type { RunEvent } from '../../core/index.ts';
import { type RunTone, runEventText } from '../../shared/runEventText.ts';
import type { Io } from '../io.ts';
import { styleFor } from './style.ts';

/** Shows a run on a terminal as it goes on: what an agent says flows, everything else stands on lines of its own. */
export class RunTerminal {
  readonly #io: Io;
  readonly #several: boolean;
  readonly #tones: Record<RunTone, (text: string) => string>;
  #midLine = false;

  constructor(io: Io, several: boolean) {
    this.#io = io;
    this.#several = several;
    const style = styleFor(io);
    this.#tones = { plain: String, dim: style.dim, good: style.green, bad: style.red, strong: style.bold };
  }

  show(event: RunEvent): void {
    for (const { tone, text, flows } of runEventText(event, this.#several)) {
      if (flows) {
        // Several agents at once would talk into each other.
        if (this.#several) continue;
        this.#io.err(this.#tones[tone](text));
        this.#midLine = !text.endsWith('\n');
        continue;
      }
      this.#io.err(`${this.#midLine ? '\n' : ''}${this.#tones[tone](text)}\n`);
      this.#midLine = false;
    }
  }
}
