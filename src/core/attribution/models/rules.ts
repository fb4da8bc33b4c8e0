import { halfLifeWeight } from '../../measurement/decay.ts';
import { refuse } from '../../measurement/refuse.ts';
import type { ChannelNames } from '../journey.ts';
import type { PositionWeights } from '../options.ts';
import { allTo, byWeight, type ShareRule } from './shares.ts';

/** When a rule gives no number. */
export const shareRefusals = {
  'times-missing':
    'Time decay needs the time of every contact, and a path of {count|contact|contacts} has none. Give the times, or take a model that needs none, such as linear.',
  'weight-missing':
    'The channel “{channel}” has no weight. Give it one, 0 if it is to get no credit, so that no credit is shared by accident.',
  'no-weight':
    'All channels of the path “{path}” weigh 0, so nobody would get the credit for it. Give one of them a weight.',
} as const;

/** All credit to the first contact. */
export const first: ShareRule = (path, shares) => allTo(path, 0, shares);

/** All credit to the last contact. */
export const last: ShareRule = (path, shares) => allTo(path, path.length - 1, shares);

/** All credit to the last contact that is not direct; to the last of all where every contact is direct. */
export function lastNonDirect(channels: ChannelNames, direct: readonly string[]): ShareRule {
  const names = new Set(direct.map((name) => name.toLowerCase()));
  return (path, shares) => {
    let place = path.length - 1;
    while (place > 0 && names.has((channels.names[path.channels[place] as number] ?? '').toLowerCase())) place--;
    const isDirect = names.has((channels.names[path.channels[place] as number] ?? '').toLowerCase());
    return allTo(path, isDirect ? path.length - 1 : place, shares);
  };
}

/** The same credit to every contact. A channel that is met twice gets it twice. */
export const linear: ShareRule = (path, shares) => {
  for (let index = 0; index < path.length; index++) shares[index] = 1 / path.length;
  return undefined;
};

/**
 * Shares for the first, the last and, split evenly, those between. A single contact gets all; of two, each gets its share
 * of what first and last have together.
 */
export function position({ first: start, middle, last: end }: PositionWeights): ShareRule {
  return (path, shares) => {
    const { length } = path;
    if (length === 1) return allTo(path, 0, shares);
    for (let index = 1; index < length - 1; index++) shares[index] = middle / (length - 2);
    shares[0] = start;
    shares[length - 1] = end;
    // Two contacts that both weigh nothing, or no middle to take its share.
    if (length === 2 && start + end === 0) return linear(path, shares) as undefined;
    return byWeight(path, shares);
  };
}

/**
 * Each contact weighs half as much as one that is a half-life closer to the conversion: 0.5^(days before / half-life),
 * continuous. Measured from the last contact, which leaves the shares as they are and keeps tiny half-lives from vanishing.
 */
export function timeDecay(halfLifeDays: number): ShareRule {
  return (path, shares) => {
    if (!path.hasDays) return refuse(shareRefusals, 'times-missing', { count: path.length });
    let nearest = Number.POSITIVE_INFINITY;
    for (let index = 0; index < path.length; index++) nearest = Math.min(nearest, path.daysBefore[index] as number);
    for (let index = 0; index < path.length; index++) {
      shares[index] = halfLifeWeight((path.daysBefore[index] as number) - nearest, halfLifeDays);
    }
    return byWeight(path, shares);
  };
}

/** Each contact weighs what its channel weighs. */
export function custom(channels: ChannelNames, weights: Readonly<Record<string, number>>): ShareRule {
  return (path, shares) => {
    let sum = 0;
    for (let index = 0; index < path.length; index++) {
      const name = channels.names[path.channels[index] as number] ?? '';
      if (!Object.hasOwn(weights, name)) return refuse(shareRefusals, 'weight-missing', { channel: name });
      const weight = weights[name] as number;
      shares[index] = weight;
      sum += weight;
    }
    if (sum > 0) return byWeight(path, shares);
    const names = path.channels.slice(0, path.length).map((channel) => channels.names[channel]);
    return refuse(shareRefusals, 'no-weight', { path: names.join(' > ') });
  };
}
