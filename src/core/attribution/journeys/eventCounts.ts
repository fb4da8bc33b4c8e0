import { ownText } from '../../data/text.ts';

/** An event of the data, and how many rows have it. */
export interface EventCount {
  event: string;
  rows: number;
}

/** More names than these are no kinds of events. */
const most = 100;

/** Counts rows by the name of their event, the most first; memory does not grow with the rows. */
export class EventCounts {
  readonly #rows = new Map<string, number>();

  add(event: string): void {
    const known = this.#rows.get(event);
    if (known !== undefined) this.#rows.set(event, known + 1);
    else if (this.#rows.size < most) this.#rows.set(ownText(event), 1);
  }

  get list(): EventCount[] {
    const rows = [...this.#rows].map(([event, count]) => ({ event, rows: count }));
    return rows.sort((a, b) => b.rows - a.rows || (a.event < b.event ? -1 : 1));
  }
}
