import type { ProjectView } from '../../project/view.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';

export type ChannelFacts = NonNullable<NonNullable<Facts<'strategy'>['channels']>[number]>;

/** A channel of the strategy and where it is defined. */
export interface ChannelPlace {
  channel: ChannelFacts;
  title: string;
  file: string;
  path: string;
}

/** All channels of the cycle's strategies by their ids; of two with one id the first counts. */
export function channelsOf(project: ProjectView): Map<string, ChannelPlace> {
  const channels = new Map<string, ChannelPlace>();
  for (const { facts, file } of project.documents('strategy')) {
    for (const [channel, index] of itemsOf(facts.channels)) {
      if (channel.id === undefined || channels.has(channel.id)) continue;
      channels.set(channel.id, { channel, title: channel.title ?? channel.id, file, path: `/channels/${index}` });
    }
  }
  return channels;
}

const paidKinds: ReadonlySet<unknown> = new Set(['search-ads', 'social-ads', 'display-ads', 'retargeting']);

/** True for a channel in which each contact costs money. */
export function isPaid({ family, kind }: ChannelFacts): boolean {
  return family === undefined ? paidKinds.has(kind) : family === 'paid';
}
