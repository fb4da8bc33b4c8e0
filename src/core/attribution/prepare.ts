import type { Path } from './journey.ts';
import type { RepeatPolicy } from './options.ts';

interface WorkingPath extends Path {
  channels: number[];
  daysBefore: number[];
}

/** A path that is filled again and again, so that a million of them cost no memory. */
export function emptyPath(): WorkingPath {
  return { length: 0, channels: [], daysBefore: [], hasDays: false, conversions: 0, nulls: 0, value: 0 };
}

/** Copies into `target` what counts of a path: the contacts within the window, with repeats as the policy has it. */
export function preparePath(
  path: Path,
  lookback: number | undefined,
  repeats: RepeatPolicy,
  target: WorkingPath,
): Path {
  target.hasDays = path.hasDays;
  target.conversions = path.conversions;
  target.nulls = path.nulls;
  target.value = path.value;
  let length = 0;
  const { channels, daysBefore } = target;
  for (let index = 0; index < path.length; index++) {
    const channel = path.channels[index] as number;
    const days = path.hasDays ? (path.daysBefore[index] as number) : 0;
    if (lookback !== undefined && days > lookback) continue;
    if (repeats === 'once' && channels.lastIndexOf(channel, length - 1) >= 0 && length > 0) continue;
    if (repeats === 'collapse' && length > 0 && channels[length - 1] === channel) length--;
    channels[length] = channel;
    daysBefore[length] = days;
    length++;
  }
  target.length = length;
  return target;
}
