import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { fewOf, missingParts, type Parts } from './support/missing.ts';

type Strategy = Facts<'strategy'>;
type Entry<Key extends keyof Strategy> =
  NonNullable<Strategy[Key]> extends readonly (infer Item)[] ? NonNullable<Item> : never;

/** Lists of a strategy with what each entry has to say. */
interface Detail {
  what: string;
  nameOf: (entry: object) => string;
  parts: Readonly<Record<string, string>>;
}

/** Parts that say something in words. */
const texts = ['strengths', 'weaknesses', 'response', 'challenge', 'outcome', 'source'];

const details: Readonly<Record<string, Detail>> = {
  competitors: detail<'competitors'>('competitor|competitors', 'name', {
    strengths: 'strengths',
    weaknesses: 'weaknesses',
  }),
  service_goals: detail<'service_goals'>('service goal|service goals', 'title', {
    kpi: 'KPI',
    baseline: 'baseline',
    target: 'target',
    by: 'day',
    owner: 'owner',
  }),
  risks: detail<'risks'>('risk|risks', 'title', {
    likelihood: 'likelihood',
    impact: 'impact',
    response: 'response',
    owner: 'owner',
  }),
  case_studies: detail<'case_studies'>('case study|case studies', 'title', {
    customer: 'customer',
    challenge: 'challenge',
    outcome: 'outcome',
    source: 'source',
  }),
};

function detail<Key extends keyof Strategy>(what: string, name: keyof Entry<Key>, parts: Parts<Entry<Key>>): Detail {
  const nameOf = (entry: object) => String((entry as Entry<Key>)[name] ?? 'one without a name');
  return { what, nameOf, parts: parts as Record<string, string> };
}

export const strategyDetails = defineRule({
  id: 'strategy-details',
  title: 'Competitors, service goals, risks and case studies say what makes them useful',
  description:
    'A competitor has strengths and weaknesses; a service goal is measured; a risk has a likelihood, an impact, a response and an owner; a case study has a customer, a challenge, an outcome and a source.',
  kinds: ['strategy'],
  severity: 'warning',
  options: {
    lists: {
      title: 'Lists',
      description: 'Which lists are looked at: competitors, service_goals, risks, case_studies.',
      type: 'array',
      items: { type: 'string' },
      default: Object.keys(details),
    },
    minimum: {
      title: 'Minimum',
      description: 'How many entries each of these lists needs at least.',
      type: 'integer',
      default: 0,
    },
  },
  messages: {
    few: 'The strategy has {found} {what}, but needs at least {minimum}. Add what is missing under `{key}`.',
    incomplete: 'Not enough is said about {count} {what}: {list}. Add what is missing.',
    'the-entry': '{name} has no {missing}',
    complete: '{found} {what}, fully described',
  },
  *check(document, { options }) {
    const lists = options.lists as readonly string[];
    for (const [key, one] of Object.entries(details))
      if (lists.includes(key)) yield* checkList(document.facts, key as keyof Strategy, one, Number(options.minimum));
  },
});

function* checkList(
  facts: Strategy,
  key: keyof Strategy,
  { what, nameOf, parts }: Detail,
  minimum: number,
): Generator<Report> {
  const entries = [...itemsOf(facts[key] as readonly object[] | undefined)];
  const [one = '', many = ''] = what.split('|');
  const place = { path: `/${key}`, at: 'key' } as const;
  if (entries.length < minimum) {
    yield {
      message: 'few',
      args: { found: entries.length, minimum, what: entries.length === 1 ? one : many, key },
      ...place,
    };
    return;
  }
  const incomplete = entries
    .map(([entry, index]) => ({
      name: nameOf(entry),
      path: `/${key}/${index}`,
      missing: missingParts(entry, parts as Parts<typeof entry>, texts).join(', '),
    }))
    .filter(({ missing }) => missing !== '');
  if (incomplete.length === 0) {
    const args = { found: entries.length, what: entries.length === 1 ? one : many };
    if (entries.length > 0) yield { evidence: 'complete', args, ...place };
    return;
  }
  const args = {
    count: incomplete.length,
    what: incomplete.length === 1 ? one : many,
    list: fewOf(incomplete.map(({ name, missing }) => `${name} (${missing})`)),
  };
  const related = incomplete.map(({ name, missing, path }) => ({
    path,
    message: 'the-entry',
    args: { name, missing },
  }));
  yield { message: 'incomplete', args, ...place, related };
}
