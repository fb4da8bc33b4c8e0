import { version } from '../../version.ts';
import { hasContent } from '../documents/placeholder.ts';
import { parseRate } from '../documents/quantity.ts';
import { list } from '../messages/format.ts';
import type { Facts } from '../schema/types.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

type Project = Facts<'project'>;

/** Thresholds that are rates, with the bounds outside which a check finds everything or nothing. */
const rates = [
  {
    key: 'near_copy',
    low: 0.5,
    high: 1,
    below: 'texts that merely share a subject count as copies',
    above: 'nothing counts as a copy',
  },
  {
    key: 'variance',
    low: 0.01,
    high: 1,
    below: 'every figure needs an explanation',
    above: 'hardly any deviation is noticed',
  },
  {
    key: 'sample_ratio',
    low: 0.0001,
    high: 0.1,
    below: 'faults of a test go unnoticed',
    above: 'sound tests are called faulty',
  },
] as const;

export const projectSettings = defineRule({
  id: 'project-settings',
  title: 'The project’s settings can do what they are for',
  description:
    'Thresholds lie where a check still tells good from bad, approvers can approve, the pattern of commits is a pattern, and the version is the one at work.',
  kinds: ['project'],
  severity: 'warning',
  messages: {
    threshold: '`{key}` is {value}, at which {effect}. Choose a value from {low} to {high}.',
    multiple:
      '`cac_multiple` is {value}, so that even a cost below its target would call for a new strategy. Use more than 1.',
    email: 'The address “{email}” of {name} is no mail address. Write the one that {name} uses as author in git.',
    twice:
      '{name} and {other} have the same address {email}, so their approvals cannot be told apart. Correct one of them.',
    'the-other': 'The same address',
    key: 'Approvals have to be signed, but there is no `signing_key` of {names} to check a signature against. Add the public SSH key.',
    pattern: '`commit_pattern` is no regular expression ({reason}), so no commit could match it. Correct it.',
    version:
      'This project works with version {pinned} of Marketing as Code, but this is {version}. Install {pinned}, or change `version`.',
    'no-version': '“{pinned}” is no version. Write it as `{version}`.',
    approvers: '{count|person|people} can approve',
  },
  *check(document) {
    const { facts } = document;
    yield* checkThresholds(facts.thresholds);
    yield* checkApprovers(facts);
    yield* checkPattern(facts.git?.commit_pattern);
    if (facts.version !== undefined) yield* checkVersion(facts.version);
  },
});

function* checkThresholds(thresholds: Project['thresholds']): Generator<Report> {
  for (const { key, low, high, below, above } of rates) {
    const value = thresholds?.[key];
    const rate = value === undefined ? undefined : parseRate(value);
    if (rate?.unit !== 'rate' || (rate.fraction >= low && rate.fraction <= high)) continue;
    const effect = rate.fraction < low ? below : above;
    const args = { key, value: String(value), low: `${low * 100} %`, high: `${high * 100} %`, effect };
    yield { message: 'threshold', args, path: `/thresholds/${key}` };
  }
  const multiple = thresholds?.cac_multiple;
  if (multiple !== undefined && multiple <= 1)
    yield { message: 'multiple', args: { value: multiple }, path: '/thresholds/cac_multiple' };
}

function* checkApprovers({ approvers, approval_strength }: Project): Generator<Report> {
  const seen = new Map<string, { name: string; path: string }>();
  const people = [...itemsOf(approvers)];
  let usable = true;
  for (const [{ name = '', email = '' }, index] of people) {
    const path = `/approvers/${index}/email`;
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
      usable = false;
      if (email !== '') yield { message: 'email', args: { name, email }, path };
      continue;
    }
    const other = seen.get(email.toLowerCase());
    if (other) {
      usable = false;
      const args = { name, other: other.name, email };
      yield { message: 'twice', args, path, related: [{ path: other.path, message: 'the-other' }] };
    } else seen.set(email.toLowerCase(), { name, path });
  }
  const keyless = people.filter(([person]) => !hasContent(person.signing_key));
  if (approval_strength === 'signed' && keyless.length > 0) {
    const names = list(keyless.map(([person]) => person.name ?? person.email ?? ''));
    yield { message: 'key', args: { names }, path: '/approvers', at: 'key' };
  } else if (usable && people.length > 0)
    yield { evidence: 'approvers', args: { count: people.length }, path: '/approvers', at: 'key' };
}

function* checkPattern(pattern: string | undefined): Generator<Report> {
  if (pattern === undefined) return;
  try {
    new RegExp(pattern);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : '';
    yield { message: 'pattern', severity: 'error', args: { reason }, path: '/git/commit_pattern' };
  }
}

/** A pinned `0.1` stands for every 0.1.x. */
function* checkVersion(pinned: string): Generator<Report> {
  const wanted = /^v?(\d+(?:\.\d+){0,2})$/.exec(pinned.trim())?.[1]?.split('.');
  const path = '/version';
  if (!wanted) yield { message: 'no-version', args: { pinned, version }, path };
  else if (!wanted.every((part, index) => part === version.split(/[.-]/)[index]))
    yield { message: 'version', severity: 'info', args: { pinned, version }, path };
}
