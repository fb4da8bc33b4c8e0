import { foldHeading } from '../../documents/markdown.ts';
import {
  amountOf,
  type Context,
  choiceOf,
  cleanName,
  joined,
  known,
  nameAndAside,
  proseOf,
  sameWords,
  sentenceOf,
  strategyOf,
  textOf,
} from '../context.ts';
import { says } from '../draft.ts';
import { type Entry, entriesOf } from '../entries.ts';
import type { Part } from '../outline.ts';
import { moneyIn } from '../quantities.ts';
import { holds } from '../topicOf.ts';
import { itemsOfValue } from '../values.ts';
import { channelWords, competitorKinds, fields, nameColumns } from '../words.ts';

/** Competitors, with what they are good and bad at. */
export function readCompetitors(part: Part, context: Context): void {
  const options = { labels: fields.competitor, columns: nameColumns.competitor, parts: true };
  for (const entry of entriesOf(part, options)) placeCompetitor(entry, context);
}

export function placeCompetitor(entry: Entry, context: Context): void {
  const [name, aside] = nameAndAside(entry.title);
  // A sentence about competition is no competitor.
  if (name.split(' ').length > 6) {
    entry.refuse('a line about the competition without the name of a competitor');
    return;
  }
  const list = (key: string) => {
    const value = entry.values.get(key);
    value?.take();
    return value && itemsOfValue(value);
  };
  const facts = known({
    id: context.draft.id('competitor', name),
    name,
    kind: entry.values.has('kind') ? choiceOf(entry, 'kind', sameWords(competitorKinds)) : undefined,
    description: joined([
      aside,
      textOf(entry, 'description'),
      textOf(entry, 'text'),
      entry.form === 'part' ? proseOf(entry.rest) : undefined,
    ]),
    price: textOf(entry, 'price'),
    strengths: list('strengths'),
    weaknesses: list('weaknesses'),
    our_answer: textOf(entry, 'our_answer'),
  });
  context.draft.push(strategyOf(context), ['competitors'], facts, entry.origin);
  entry.take();
}

/** Channels, with their budgets for a month. */
export function readChannels(part: Part, context: Context): void {
  const options = { labels: fields.channel, columns: nameColumns.channel, parts: true };
  for (const entry of entriesOf(part, options)) placeChannel(entry, context);
}

/** Channels in a section about money: tables, and lines that give a known channel its amount. */
export function readBudgetChannels(part: Part, context: Context): void {
  const options = { labels: fields.channel, columns: nameColumns.channel };
  for (const entry of entriesOf(part, options)) {
    const isChannel = entry.form === 'row' || channelKind(entry.title).kind !== undefined;
    const said = entry.values.get('text')?.text ?? entry.title;
    if (isChannel && (entry.form === 'row' || moneyIn(said).is === 'one')) placeChannel(entry, context);
  }
}

/** What a channel is by its name: the family and the kind, where the table of words has it. */
export function channelKind(name: string): { family?: string; kind?: string } {
  const folded = foldHeading(name);
  const found = channelWords.find(({ words }) => words.some((word) => holds(folded, word)));
  if (found) return { family: found.family, kind: found.kind };
  return holds(folded, 'paid') ? { family: 'paid' } : {};
}

export function placeChannel(entry: Entry, context: Context): void {
  const [title, use, aside] = nameAndUse(entry);
  if (title.split(' ').length > 7) {
    entry.refuse('a line about channels without the name of a channel');
    return;
  }
  const own = amountOf(entry, 'budget');
  const strategy = strategyOf(context);
  const prose = entry.form === 'part' ? proseOf(entry.rest) : undefined;
  const rationale = joined([aside, textOf(entry, 'rationale'), use, textOf(entry, 'text'), prose]);
  const cpa = amountOf(entry, 'target_cpa');
  cpa?.value.take();
  const facts: Record<string, unknown> = known({
    id: context.draft.id('channel', title),
    title,
    ...channelKind(title),
    rationale,
    target_cpa: cpa?.text,
    owner: textOf(entry, 'owner'),
  });
  const place = context.draft.push(strategy, ['channels'], facts, entry.origin);
  entry.take();
  const budget = own ?? amountBeside(entry, rationale);
  if (!budget) return;
  const settle = () => {
    facts.budget = budget.text;
    context.draft.note(strategy, [...place, 'budget'], entry.origin);
    own?.value.take();
  };
  const refuse = (reason: string) => (own ? own.value.refuse(reason) : entry.refuse(reason));
  const isMonth = /\b(?:month|monthly|mo)\b/.test(own?.value.label ?? '');
  if (budget.per === 'month' || (budget.per === undefined && isMonth)) settle();
  else if (budget.per !== undefined)
    refuse(`“${budget.text}” is for a ${budget.per}, and a channel’s budget is for a month`);
  else context.openBudgets.push({ channel: facts, text: budget.text, minor: budget.minor, place: settle, refuse });
}

/** `GitHub Issues for bugs` names a channel and what it is for. */
function nameAndUse(entry: Entry): [name: string, use: string | undefined, aside: string | undefined] {
  const title = entry.title.replace(
    /\s*[(（:]?\s*(?:US\$|[$€£])\d[\d.,]*[kKM]?(?:\s*(?:\/|per )\s*\w+)?\s*[)）]?\s*$/,
    '',
  );
  const match =
    entry.form === 'item' && !entry.values.has('text') ? /^(.{2,40}?) ((?:for|as) \S.*)$/.exec(title) : null;
  if (match && Object.keys(channelKind(match[1] ?? '')).length > 0)
    return [cleanName(match[1] ?? ''), sentenceOf(match[2] ?? ''), undefined];
  const [name, aside] = nameAndAside(title);
  return [name, undefined, aside];
}

/** The amount that stands by the name of a channel. */
function amountBeside(entry: Entry, text: string | undefined): ReturnType<typeof amountOf> {
  for (const said of [entry.title, entry.form === 'item' ? (text ?? '') : '']) {
    if (!says(said)) continue;
    const money = moneyIn(said);
    if (money.is === 'unclear') entry.refuse(`${money.why}, so no budget was taken`);
    if (money.is === 'one') {
      const value = {
        text: said,
        items: undefined,
        label: '',
        first: entry.origin.first,
        last: entry.origin.last,
        take: () => {},
        refuse: entry.refuse,
      };
      return { ...money.value, value };
    }
  }
  if (entry.form === 'part' && text !== undefined && moneyIn(text).is !== 'none')
    entry.refuse('the text speaks of money, but no amount is said to be the channel’s budget of a month');
  return undefined;
}
