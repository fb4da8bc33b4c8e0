import { quantile, rising } from './quantiles.ts';

export interface Lead {
  source: string;
  campaign: string;
  /** Milliseconds. */
  created: number;
  /** When somebody first answered; undefined while nobody has. */
  answered?: number | undefined;
  converted: boolean;
  /** In minor units. */
  value: number;
}

/** Hours until the first answer. */
export interface FollowUp {
  answered: number;
  unanswered: number;
  /** Null where nobody has been answered. */
  medianHours: number | null;
  p90Hours: number | null;
}

export interface LeadGroup {
  /** All leads of a source, or those of one campaign of it: only groups of one level add up. */
  level: 'source' | 'campaign';
  source: string;
  /** Null for all campaigns of a source; empty for leads without a campaign. */
  campaign: string | null;
  leads: number;
  converted: number;
  rate: number;
  value: number;
  followUp: FollowUp;
}

/** Collects leads one by one and sums them by source and by campaign. Remembers a number for each answered lead. */
export class LeadTable {
  readonly #groups = new Map<string, { group: LeadGroup; hours: number[] }>();

  add(lead: Lead): void {
    for (const campaign of [null, lead.campaign]) {
      const key = JSON.stringify([lead.source, campaign]);
      let entry = this.#groups.get(key);
      if (!entry) {
        entry = { group: emptyGroup(lead.source, campaign), hours: [] };
        this.#groups.set(key, entry);
      }
      entry.group.leads++;
      if (lead.converted) {
        entry.group.converted++;
        entry.group.value += lead.value;
      }
      if (lead.answered !== undefined) entry.hours.push((lead.answered - lead.created) / 3_600_000);
    }
  }

  /** By source, then by campaign; the whole of a source before its campaigns. */
  groups(): LeadGroup[] {
    return [...this.#groups.values()]
      .map(({ group, hours }) => ({
        ...group,
        rate: group.converted / group.leads,
        followUp: followUpOf(hours, group.leads),
      }))
      .sort((a, b) => compare(a.source, b.source) || rank(a) - rank(b) || compare(a.campaign ?? '', b.campaign ?? ''));
  }
}

/** Median and 90th percentile of the answers there were (type 7 of Hyndman & Fan 1996). Who was never answered is counted apart. */
function followUpOf(hours: readonly number[], leads: number): FollowUp {
  const sorted = rising(hours);
  return {
    answered: sorted.length,
    unanswered: leads - sorted.length,
    medianHours: sorted.length === 0 ? null : quantile(sorted, 0.5),
    p90Hours: sorted.length === 0 ? null : quantile(sorted, 0.9),
  };
}

function emptyGroup(source: string, campaign: string | null): LeadGroup {
  const followUp = { answered: 0, unanswered: 0, medianHours: null, p90Hours: null };
  const level = campaign === null ? 'source' : 'campaign';
  return { level, source, campaign, leads: 0, converted: 0, rate: 0, value: 0, followUp };
}

function rank({ level }: LeadGroup): number {
  return level === 'source' ? 0 : 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
