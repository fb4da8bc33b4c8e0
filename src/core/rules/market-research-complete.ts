import { hasContent } from '../documents/placeholder.ts';
import { parseCount } from '../documents/quantity.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { fewOf, missingParts, type Parts } from './support/missing.ts';

type Strategy = Facts<'strategy'>;

/** What research has to bring, and what makes one piece of it count. */
const needs = {
  competitors: {
    what: 'competitor with strengths and weaknesses|competitors with strengths and weaknesses',
    path: '/competitors',
    entriesOf: (facts: Strategy) =>
      named(facts.competitors, { strengths: 'strengths', weaknesses: 'weaknesses' }, 'name'),
  },
  trends: {
    what: 'market trend that says what follows for us|market trends that say what follows for us',
    path: '/market/trends',
    entriesOf: (facts: Strategy) => named(facts.market?.trends, { implication: 'what follows for us' }, 'title'),
  },
  keywords: {
    what: 'keyword with its search volume|keywords with their search volumes',
    path: '/market/keywords',
    entriesOf: (facts: Strategy) =>
      [...itemsOf(facts.market?.keywords)].map(([entry]) => ({
        name: entry.keyword ?? '',
        missing: parseCount(entry.monthly_searches ?? '').unit === 'count' ? [] : ['monthly searches'],
      })),
  },
  insights: {
    what: 'insight with its source|insights with their sources',
    path: '/market/insights',
    entriesOf: (facts: Strategy) =>
      named(facts.market?.insights, { statement: 'statement', source: 'source' }, 'statement'),
  },
} as const;
type Need = keyof typeof needs;

const minimum = (what: string, standard: number) => ({
  title: 'Minimum',
  description: `How many ${what} the research needs at least.`,
  type: 'integer',
  default: standard,
});
const most = (what: string) => ({
  title: 'Most',
  description: `How many ${what} there may be at most; 0 for any number.`,
  type: 'integer',
  default: 0,
});

export const marketResearchComplete = defineRule({
  id: 'market-research-complete',
  title: 'The market is researched',
  description:
    'Enough competitors are described with strengths and weaknesses, enough trends with what follows from them, keywords with their search volume, and insights with their source.',
  kinds: ['strategy'],
  severity: 'warning',
  gateOnly: true,
  options: {
    competitors: minimum('competitors', 3),
    most_competitors: most('competitors'),
    trends: minimum('trends', 5),
    most_trends: most('trends'),
    keywords: minimum('keywords', 3),
    insights: minimum('insights', 3),
  },
  messages: {
    few: 'Research has found {found} {what}, but needs at least {minimum}. Add the missing ones under `{key}`.',
    'few-incomplete':
      'Research has found {found} {what}, but needs at least {minimum}; {list}. Add what is missing under `{key}`.',
    many: 'Research names {found} {what}, but at most {most} are wanted. Keep those that matter.',
    enough: '{found} {what}',
  },
  *check(document, { options }) {
    for (const key of Object.keys(needs) as Need[]) yield* checkNeed(key, document.facts, options);
  },
});

function* checkNeed(key: Need, facts: Strategy, options: Readonly<Record<string, unknown>>): Generator<Report> {
  const { what, path, entriesOf } = needs[key];
  const entries = entriesOf(facts);
  const incomplete = entries.filter((entry) => entry.missing.length > 0);
  const found = entries.length - incomplete.length;
  const minimumFound = Number(options[key]);
  const mostFound = Number(options[`most_${key}`] ?? 0);
  const [one = '', many = ''] = what.split('|');
  const list = fewOf(incomplete.map(({ name, missing }) => `${name} lacks ${missing.join(' and ')}`));
  const words = { found, minimum: minimumFound, most: mostFound, list, key: path.slice(1).replace('/', '.') };
  const place = { path, at: 'key' } as const;
  if (found < minimumFound) {
    const args = { ...words, what: found === 1 ? one : many };
    yield { message: incomplete.length > 0 ? 'few-incomplete' : 'few', args, ...place };
  } else if (mostFound > 0 && found > mostFound) yield { message: 'many', args: { ...words, what: many }, ...place };
  else if (found > 0) yield { evidence: 'enough', args: { ...words, what: found === 1 ? one : many }, ...place };
}

interface Entry {
  name: string;
  missing: string[];
}

function named<T extends object>(
  list: readonly (T | undefined)[] | undefined,
  parts: Parts<T>,
  name: keyof T,
): Entry[] {
  return [...itemsOf(list)].map(([entry]) => ({
    name: hasContent(entry[name]) ? shorten(String(entry[name])) : 'one of them',
    missing: missingParts(entry, parts, Object.keys(parts)),
  }));
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text;
}
