import { isOfKind, type PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import type { Finding } from '../../rules/finding.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';
import { editsOf } from '../edits/edits.ts';
import type { CodeAction } from './action.ts';

type ChannelKind = NonNullable<NonNullable<NonNullable<Facts<'strategy'>['channels']>[number]>['kind']>;

/** The usual medium of each kind of channel (the default channel groups of web analytics). */
const mediums: Partial<Record<ChannelKind, string>> = {
  content: 'organic',
  seo: 'organic',
  social: 'social',
  community: 'community',
  referral: 'referral',
  pr: 'referral',
  'search-ads': 'cpc',
  'social-ads': 'paid-social',
  'display-ads': 'display',
  retargeting: 'display',
  email: 'email',
  webinars: 'webinar',
  events: 'event',
  partnerships: 'partner',
  outreach: 'email',
  sms: 'sms',
  push: 'push',
  'direct-mail': 'print',
};

/** Adds the UTM tags that the channels of a campaign lack: the channel as source, its usual medium, the campaign's id. */
export function addUtm(project: Project, document: PlanDocument, finding: Finding): CodeAction[] {
  if (finding.rule !== 'utm-tags' || !/^\/channels\/\d+$/.test(finding.path ?? '')) return [];
  if (!isOfKind(document, 'campaign')) return [];
  const kinds = new Map(
    project
      .ofKind('strategy')
      .flatMap((strategy) => [...itemsOf(strategy.facts.channels)].map(([{ id, kind }]) => [id, kind] as const)),
  );
  const changes = [...itemsOf(document.facts.channels)].flatMap(([{ channel, utm }, index]) => {
    const kind = kinds.get(channel);
    if (channel === undefined || kind === 'in-product') return [];
    const tags = { source: channel, medium: (kind && mediums[kind]) ?? 'other', campaign: document.id };
    return Object.entries(tags)
      .filter(([tag]) => utm?.[tag as keyof typeof tags] === undefined)
      .map(([tag, value]) => ({ op: 'set' as const, path: `/channels/${index}/utm/${tag}`, value }));
  });
  const edits = changes.length > 0 ? editsOf(project, document.file, changes) : undefined;
  return edits ? [{ title: 'Add UTM tags', kind: 'quickfix', edits, isPreferred: false, finding }] : [];
}
