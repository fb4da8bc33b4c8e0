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

type Family = NonNullable<ChannelFacts['family']>;

const familyOfKind: Readonly<Partial<Record<NonNullable<ChannelFacts['kind']>, Family>>> = {
  content: 'organic',
  seo: 'organic',
  social: 'organic',
  community: 'organic',
  referral: 'organic',
  pr: 'organic',
  'search-ads': 'paid',
  'social-ads': 'paid',
  'display-ads': 'paid',
  retargeting: 'paid',
  email: 'direct',
  webinars: 'direct',
  events: 'direct',
  partnerships: 'direct',
  outreach: 'direct',
  sms: 'direct',
  push: 'direct',
  'direct-mail': 'direct',
  'free-trial': 'product-led',
  freemium: 'product-led',
  'self-service': 'product-led',
  'in-product': 'product-led',
};

/** The family that a channel names, or that its kind belongs to. */
export function familyOf({ family, kind }: ChannelFacts): Family | undefined {
  return family ?? (kind === undefined ? undefined : familyOfKind[kind]);
}

/** True for a channel in which each contact costs money. */
export function isPaid(channel: ChannelFacts): boolean {
  return familyOf(channel) === 'paid';
}
