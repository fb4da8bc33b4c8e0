/** What is known of where a visit comes from, in lower case; empty where nothing is known. */
export interface MarketingSource {
  source: string;
  medium: string;
  campaign: string;
  /** Host of the page before, unless it is our own. */
  referrer: string;
}

/** A channel and what its visits look like. Each list that is given has to fit; `*` stands for any letters. */
export interface SourceRule {
  channel: string;
  source?: readonly string[] | undefined;
  medium?: readonly string[] | undefined;
  campaign?: readonly string[] | undefined;
  referrer?: readonly string[] | undefined;
}

const search = [
  'google*',
  '*.google.*',
  'bing*',
  '*.bing.*',
  'yahoo*',
  '*.yahoo.*',
  'duckduckgo*',
  'baidu*',
  'ecosia*',
];
const social = ['facebook*', '*.facebook.*', 'fb', 'instagram*', '*.instagram.*', 'ig', 'linkedin*', '*.linkedin.*'];
const moreSocial = ['lnkd.in', 'twitter*', 'x.com', 't.co', 'tiktok*', '*.tiktok.*', 'reddit*', '*.reddit.*'];
const otherSocial = ['pinterest*', '*.pinterest.*', 'snapchat*', 'threads*', 'quora*', '*.quora.*'];
const socials = [...social, ...moreSocial, ...otherSocial];
const video = ['youtube*', '*.youtube.*', 'youtu.be', 'vimeo*', 'twitch*'];
const paid = ['*cp*', 'ppc', 'retargeting', 'paid*'];
const mails = ['email', 'e-mail', 'e_mail', 'e mail', 'newsletter'];

/**
 * Channels after the default channel group of Google Analytics 4 (support.google.com/analytics/answer/9756891), in its order,
 * without those that need data of an advertising account.
 */
export const defaultSourceRules: readonly SourceRule[] = [
  { channel: 'paid-search', source: search, medium: paid },
  { channel: 'paid-social', source: socials, medium: paid },
  { channel: 'paid-video', source: video, medium: paid },
  { channel: 'display', medium: ['display', 'banner', 'expandable', 'interstitial', 'cpm'] },
  { channel: 'paid-other', medium: paid },
  { channel: 'organic-social', source: socials, medium: ['', 'social*', 'sm', 'organic', 'referral'] },
  { channel: 'organic-social', medium: ['social', 'social-network', 'social-media', 'sm', 'social network'] },
  { channel: 'organic-video', source: video, medium: ['', 'organic', 'referral', '*video*'] },
  { channel: 'organic-video', medium: ['*video*'] },
  { channel: 'email', medium: mails },
  { channel: 'email', source: mails },
  { channel: 'affiliates', medium: ['affiliate', 'affiliates'] },
  { channel: 'sms', medium: ['sms'] },
  { channel: 'sms', source: ['sms'] },
  { channel: 'push', medium: ['push', '*push', '*mobile*', '*notification*'] },
  { channel: 'audio', medium: ['audio'] },
  { channel: 'organic-search', medium: ['organic'] },
  { channel: 'organic-search', source: search, medium: [''] },
  { channel: 'organic-social', source: [''], medium: [''], referrer: socials },
  { channel: 'organic-video', source: [''], medium: [''], referrer: video },
  { channel: 'organic-search', source: [''], medium: [''], referrer: search },
  { channel: 'referral', medium: ['referral', 'app', 'link'] },
  { channel: 'direct', source: ['', '(direct)', 'direct'], medium: ['', '(none)', '(not set)'], referrer: [''] },
  { channel: 'referral', source: [''], medium: [''], referrer: ['*'] },
];

/** The channel of a source: the first rule that fits, or `unassigned`. */
export function channelOfSource(source: MarketingSource, rules: readonly SourceRule[]): string {
  return rules.find((rule) => fits(rule, source))?.channel ?? 'unassigned';
}

function fits(rule: SourceRule, source: MarketingSource): boolean {
  return (['source', 'medium', 'campaign', 'referrer'] as const).every((key) => {
    const patterns = rule[key];
    return patterns === undefined || patterns.some((pattern) => fitsPattern(pattern.toLowerCase(), source[key]));
  });
}

/** Whether a text fits a pattern in which `*` stands for any letters, also none. Takes time in proportion to the text. */
export function fitsPattern(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const [head = '', ...rest] = parts;
  if (rest.length === 0) return text === pattern;
  const tail = rest.pop() ?? '';
  if (!text.startsWith(head) || !text.endsWith(tail) || text.length < head.length + tail.length) return false;
  let at = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - tail.length;
}
