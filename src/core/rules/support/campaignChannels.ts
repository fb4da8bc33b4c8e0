import { parseDay } from '../../documents/dates.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';

type CampaignChannelFacts = NonNullable<NonNullable<Facts<'campaign'>['channels']>[number]>;

/** A channel of a campaign with its days, its own or the campaign's. */
export interface CampaignChannel {
  used: CampaignChannelFacts;
  start: number | undefined;
  end: number | undefined;
  path: string;
}

/** The option of rules that ask campaigns for something to compare. */
export const variantsOption = {
  title: 'Variants',
  description: 'How many variants each campaign needs at least.',
  type: 'integer',
  default: 2,
} as const;

const idle: ReadonlySet<unknown> = new Set(['draft', 'cancelled']);

/** True for a campaign that is to run, runs or has run. */
export function isSettled({ status }: Facts<'campaign'>): boolean {
  return !idle.has(status);
}

/** The channels of a campaign. */
export function campaignChannels({ facts }: PlanDocument<'campaign'>): CampaignChannel[] {
  return [...itemsOf(facts.channels)].map(([used, index]) => ({
    used,
    start: parseDay(used.start ?? facts.timeline?.start),
    end: parseDay(used.end ?? facts.timeline?.end),
    path: `/channels/${index}`,
  }));
}
