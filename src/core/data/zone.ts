import { UserError } from '../messages/userError.ts';

/** Turns the local time of a zone into UTC. */
export interface ZoneOffset {
  /** @param local milliseconds as if the local time were UTC */
  toUtc(local: number): number;
}

/**
 * The offset of a time zone: `UTC`, `+02:00` or a name such as `Europe/Berlin`. An hour that does not exist in spring is read
 * with the offset before the change; one that exists twice in autumn is read as the first of the two, like `Temporal` does
 * by default. Throws a UserError for a zone that is not known.
 */
export function zoneOffset(zone: string): ZoneOffset {
  if (/^(?:UTC|GMT|Z)$/i.test(zone)) return { toUtc: (local) => local };
  const fixed = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (fixed) {
    const shift = (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) * 60_000;
    return { toUtc: (local) => local - shift };
  }
  const format = formatOf(zone);
  const hours = new Map<number, number>();
  const offsetAt = (time: number): number => {
    const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000;
  };
  const offsetFor = (local: number): number => {
    const before = offsetAt(local - 86_400_000);
    const after = offsetAt(local + 86_400_000);
    if (before === after) return before;
    // A change is near: the earlier offset holds as long as it gives a moment in which it is in force.
    if (offsetAt(local - before) === before) return before;
    return offsetAt(local - after) === after ? after : before;
  };
  return {
    toUtc(local) {
      if (!Number.isFinite(local)) return Number.NaN;
      // Offsets change on quarters of an hour.
      const quarter = Math.floor(local / 900_000);
      let shift = hours.get(quarter);
      if (shift === undefined) {
        shift = offsetFor(local);
        hours.set(quarter, shift);
      }
      return local - shift;
    },
  };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  } catch {
    throw new UserError(`There is no time zone “${zone}”. Write one such as Europe/Berlin, UTC or +02:00.`);
  }
}
