/** Times in milliseconds after which silence is told, and after which it is an end. */
export interface Patience {
  tell: number;
  end: number;
}

export const usualPatience: Patience = { tell: 90_000, end: 600_000 };

/** Patience that ends after a time in milliseconds, and tells of silence before. */
export function patienceOf(end: number): Patience {
  return { tell: Math.min(usualPatience.tell, end / 2), end };
}

/** A time in milliseconds as people say it. */
export function spanText(time: number): string {
  const seconds = Math.max(1, Math.round(time / 1000));
  const [count, unit] = seconds < 120 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Tells when nothing was heard for a while, again and again, and ends what takes too long. */
export class Watchdog {
  readonly #patience: Patience;
  readonly #tell: (seconds: number) => void;
  readonly #end: () => void;
  #since = performance.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(patience: Patience, tell: (seconds: number) => void, end: () => void) {
    this.#patience = patience;
    this.#tell = tell;
    this.#end = end;
  }

  /** Something was heard. */
  heard(): void {
    this.#since = performance.now();
    this.#arm();
  }

  /** Nothing is expected for now. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const silent = performance.now() - this.#since;
    const next = Math.min(this.#patience.tell, Math.max(0, this.#patience.end - silent));
    this.#timer = setTimeout(() => this.#look(), next);
    this.#timer.unref();
  }

  #look(): void {
    const silent = performance.now() - this.#since;
    if (silent >= this.#patience.end) {
      this.#end();
      return;
    }
    this.#tell(Math.round(silent / 1000));
    this.#arm();
  }
}
