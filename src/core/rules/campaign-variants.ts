import { list } from '../messages/format.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { fewOf, missingParts } from './support/missing.ts';

type Variant = NonNullable<NonNullable<Facts<'campaign'>['variants']>[number]>;

const parts = { headline: 'headline', call_to_action: 'call to action' } as const;

export const campaignVariants = defineRule({
  id: 'campaign-variants',
  title: 'A campaign has a variant for every persona and edition that it names',
  description:
    'Each persona and each edition of the campaign has at least one variant, variants speak to nobody else, and each has a headline and a call to action. A draft without variants is still a draft.',
  kinds: ['campaign'],
  severity: 'warning',
  messages: {
    missing: 'The campaign speaks to {names}, but has no variant for {them}. Add what is missing under `variants`.',
    stray:
      'The variant {variant} is for the {what} {name}, but the campaign does not name {it}. Add {it} to the campaign, or correct the variant.',
    empty: 'Not enough is said in {count|variant|variants}: {list}. Write what is missing.',
    twin: 'The variants {variant} and {other} have the same text for the same readers. Say what is different, or keep one.',
    'the-other': 'The same text',
    tagged:
      'The landing page of {variant} has UTM tags in its address. Write it without them; they stand in the channel.',
    covered: '{count|variant|variants} for {names}',
  },
  *check(document, { project }) {
    const { facts } = document;
    const variants = [...itemsOf(facts.variants)];
    const isDraft = facts.status === undefined || facts.status === 'draft' || facts.status === 'cancelled';
    if (variants.length === 0 && isDraft) return;
    const personas = [...itemsOf(facts.personas)].map(([id]) => id);
    const editions = [...itemsOf(facts.editions)].map(([id]) => id);
    const missing = [
      ...personas.filter((id) => !variants.some(([variant]) => variant.persona === id)),
      ...editions.filter((id) => !variants.some(([variant]) => variant.edition === id)),
    ].map((id) => titleOf(id, project));
    if (missing.length > 0) {
      const args = { names: list(missing), them: missing.length === 1 ? 'it' : 'them' };
      yield { message: 'missing', args, path: '/variants', at: 'key' };
    }
    const channels = [...itemsOf(facts.channels)].flatMap(([{ channel }]) => channel ?? []);
    for (const entry of variants)
      yield* checkVariant(entry, { persona: personas, edition: editions, channel: channels });
    yield* checkTwins(variants);
    const empty = variants.filter(([variant]) => missingParts(variant, parts).length > 0);
    if (empty[0] && !isDraft) {
      const names = fewOf(empty.map(([variant]) => `${nameOf(variant)} (${missingParts(variant, parts).join(', ')})`));
      yield { message: 'empty', args: { count: empty.length, list: names }, path: `/variants/${empty[0][1]}` };
    }
    if (missing.length === 0 && personas.length > 0) {
      const names = list([...personas, ...editions].map((id) => titleOf(id, project)));
      yield { evidence: 'covered', args: { count: variants.length, names }, path: '/variants', at: 'key' };
    }
  },
});

function* checkVariant(
  [variant, index]: [Variant, number],
  named: Readonly<Record<'persona' | 'edition' | 'channel', readonly string[]>>,
): Generator<Report> {
  const path = `/variants/${index}`;
  for (const what of ['persona', 'edition', 'channel'] as const) {
    const id = variant[what];
    // A campaign that names nobody speaks to all.
    if (id === undefined || named[what].length === 0 || named[what].includes(id)) continue;
    const args = { variant: nameOf(variant), what, name: id, it: `\`${id}\`` };
    yield { message: 'stray', args, path: `${path}/${what}` };
  }
  if (/[?&]utm_[a-z]+=/.test(variant.landing_page ?? ''))
    yield { message: 'tagged', args: { variant: nameOf(variant) }, path: `${path}/landing_page` };
}

function* checkTwins(variants: readonly [Variant, number][]): Generator<Report> {
  const seen = new Map<string, [Variant, number]>();
  for (const [variant, index] of variants) {
    const { headline, body, persona, edition, channel, call_to_action } = variant;
    if (headline === undefined) continue;
    const key = JSON.stringify([headline, body, persona, edition, channel, call_to_action]);
    const other = seen.get(key);
    if (other) {
      const related = [{ path: `/variants/${other[1]}`, message: 'the-other' }];
      const args = { variant: nameOf(variant), other: nameOf(other[0]) };
      yield { message: 'twin', args, path: `/variants/${index}`, related };
    } else seen.set(key, [variant, index]);
  }
}

function nameOf({ title, id }: Variant): string {
  return title ?? id ?? 'without a name';
}

/** Title of a persona or edition. */
function titleOf(id: string, project: ProjectView): string {
  const [definition] = [...project.definitions('persona', id), ...project.definitions('edition', id)];
  return definition?.title ?? id;
}
