import {
  amountOf,
  type Context,
  choiceOf,
  cleanName,
  known,
  proseOf,
  sameWords,
  strategyOf,
  textOf,
} from '../context.ts';
import { slug } from '../draft.ts';
import { type Entry, entriesOf } from '../entries.ts';
import type { Part } from '../outline.ts';
import { firstSentence, listIn, unquoted } from '../plainText.ts';
import { dayIn, daysIn, type FoundDay } from '../quantities.ts';
import { campaignTypes, fields, levelWords, nameColumns } from '../words.ts';
import { personasNamed } from './people.ts';

const relative = 'weeks, days or quarters without a year are no dates, so nothing was taken';

/** Words that stand for a stretch of time without saying which. */
const isTime = /^(?:weeks?|days?|months?|q[1-4]|quarter|phase|sprint|h[12])\b[\s\d–—-]*(?:\([^()]*\))?$/i;

/** Milestones: from tables, lists and headings that name a day. */
export function readTimeline(part: Part, context: Context): void {
  const day = dayOfHeading(part);
  const options = { labels: fields.milestone, columns: nameColumns.milestone };
  for (const entry of entriesOf(part, options)) placeMilestone(entry, day, context);
  const said = dayIn(part.heading);
  if (day === undefined && said.is === 'unclear')
    for (const piece of part.pieces) if (piece.table) piece.reason ??= `${said.why}, so the milestones have no dates`;
}

/** The last day that a heading, or one above it, names. */
function dayOfHeading(part: Part): string | undefined {
  for (let above: Part | undefined = part; above; above = above.parent) {
    const day = daysIn(above.heading).at(-1);
    if (day) return day.day;
  }
  return undefined;
}

function placeMilestone(entry: Entry, headingDay: string | undefined, context: Context): void {
  const text = entry.values.get('text');
  const label = text ? dayIn(entry.title) : undefined;
  if (text && label?.is !== 'one' && (label?.is === 'unclear' || isTime.test(entry.title))) {
    entry.refuse(`${relative}`);
    return;
  }
  const line = text && label?.is === 'one' ? text.text : text ? `${entry.title}: ${text.text}` : entry.title;
  const own = entry.values.get('by');
  const said = own ? dayIn(own.text) : label?.is === 'one' ? label : dayIn(line);
  const [first, rest] = firstSentence(line);
  if (rest !== '') {
    entry.refuse('the line holds several sentences, so no single milestone could be taken from it');
    return;
  }
  const title = cleanName(
    own || label?.is === 'one' ? first : withoutDay(first, said.is === 'one' ? said.value : undefined),
  );
  if (own) {
    if (said.is === 'one') own.take();
    else
      own.refuse(
        said.is === 'unclear' ? `${said.why}, so the milestone has no date` : `“${own.text.slice(0, 40)}” names no day`,
      );
  } else if (said.is === 'unclear' && !/^“(?:q\d|week|day|month)/i.test(said.why))
    entry.refuse(`${said.why}, so the milestone has no date`);
  text?.take();
  const by = said.is === 'one' ? said.value.day : own ? undefined : headingDay;
  const facts = known({ title, by, owner: textOf(entry, 'owner') });
  context.draft.push(strategyOf(context), ['milestones'], facts, entry.origin);
  entry.take();
}

function withoutDay(text: string, day: FoundDay | undefined): string {
  if (!day) return text;
  const rest = `${text.slice(0, day.start)} ${text.slice(day.end)}`.replace(/[(（]\s*[)）]/g, ' ');
  const bare = rest
    .replace(/\s+(?:by|on|until|in|due|at the end of|end of)\s*$/i, '')
    .replace(/^[\s:,;—–-]+|[\s:,;—–-]+$/g, '')
    .replace(/\s+/g, ' ');
  return bare === '' ? text : bare.replace(/\s+(?:by|on|until|in|due)$/i, '');
}

/** What is to be done, without a day: initiatives. */
export function readInitiatives(part: Part, context: Context): void {
  const options = { labels: {}, columns: [], parts: false };
  for (const entry of entriesOf(part, options)) placeInitiative(entry, context);
}

export function placeInitiative(entry: Entry, context: Context): void {
  if (isTime.test(entry.title)) {
    entry.refuse(`${relative}`);
    return;
  }
  const [first, rest] = firstSentence(entry.title);
  const title = cleanName(first);
  if (title.length > 200) {
    entry.refuse('it is a text, not one thing to do');
    return;
  }
  const prose = entry.form === 'part' ? proseOf(entry.rest) : nested(entry);
  const description = [rest, textOf(entry, 'text'), prose].filter((text) => text).join(' ');
  const facts = known({
    id: context.draft.id('initiative', title),
    title,
    description: description === '' ? undefined : description,
  });
  context.draft.push(strategyOf(context), ['initiatives'], facts, entry.origin);
  entry.take();
}

function nested(entry: Entry): string | undefined {
  return proseOf(entry.rest);
}

/** Risks, with what is done about them. */
export function readRisks(part: Part, context: Context): void {
  for (const entry of entriesOf(part, { labels: fields.risk, columns: nameColumns.risk, parts: true })) {
    const text = entry.values.get('text');
    const isResponse = text !== undefined && /^(?:mitigation|response|plan):\s+/i.test(text.text);
    const title = text && !isResponse ? `${entry.title}: ${text.text}` : entry.title;
    if (title.length > 240) {
      entry.refuse('it is a text, not one risk');
      continue;
    }
    text?.take();
    const facts = known({
      title: cleanName(title),
      likelihood: entry.values.has('likelihood') ? choiceOf(entry, 'likelihood', levelWords) : undefined,
      impact: entry.values.has('impact') ? choiceOf(entry, 'impact', levelWords) : undefined,
      response: isResponse ? text.text.replace(/^[^:]+:\s+/, '') : textOf(entry, 'response'),
      owner: textOf(entry, 'owner'),
    });
    context.draft.push(strategyOf(context), ['risks'], facts, entry.origin);
    entry.take();
  }
}

/** Campaigns: one document for each. */
export function readCampaigns(part: Part, context: Context): void {
  const options = { labels: fields.campaign, columns: nameColumns.campaign, parts: true };
  for (const entry of entriesOf(part, options)) placeCampaign(entry, context);
}

export function placeCampaign(entry: Entry, context: Context): void {
  const { draft } = context;
  const title = unquoted(cleanName(entry.title));
  if (title.split(' ').length > 10) {
    entry.refuse('a line about campaigns without the name of a campaign');
    return;
  }
  const document = draft.document('campaign', draft.id('campaign', title));
  const set = (path: string[], value: unknown) => {
    if (value !== undefined) draft.set(document, path, value, entry.origin);
  };
  set(['title'], title);
  if (entry.values.has('type')) set(['type'], choiceOf(entry, 'type', sameWords(campaignTypes)));
  set(['owner'], textOf(entry, 'owner'));
  placeDates(entry, set);
  const budget = amountOf(entry, 'budget');
  if (budget && budget.per === undefined) {
    budget.value.take();
    set(['budget', 'total'], budget.text);
  } else budget?.value.refuse(`“${budget.text}” is for a ${budget.per}, and a campaign’s budget is for its whole run`);
  context.later.push(() => {
    const people = entry.values.get('personas');
    const ids = people && personasNamed(people.text, context);
    if (ids) {
      set(['personas'], ids);
      people.take();
    } else people?.refuse('these are not the names of personas of the plan');
    placeCampaignChannels(entry, set, context);
  });
  entry.take();
}

function placeDates(entry: Entry, set: (path: string[], value: unknown) => void): void {
  const ends = { start: entry.values.get('start'), end: entry.values.get('end') };
  for (const [key, value] of Object.entries(ends)) {
    const day = value && dayIn(value.text);
    if (value && day?.is === 'one' && day.value.exact) {
      set(['timeline', key], day.value.day);
      value.take();
    } else value?.refuse(`“${value.text.slice(0, 40)}” names no single day`);
  }
  const dates = entry.values.get('dates');
  if (!dates) return;
  const days = daysIn(dates.text);
  const [first, last] = [days[0], days.at(-1)];
  if (first && last && days.length <= 2 && first.from <= last.day && !(days.length === 1 && first.exact)) {
    set(['timeline', 'start'], first.from);
    set(['timeline', 'end'], last.day);
    dates.take();
  } else dates.refuse(`“${dates.text.slice(0, 60)}” does not name a first and a last day`);
}

function placeCampaignChannels(entry: Entry, set: (path: string[], value: unknown) => void, context: Context): void {
  const value = entry.values.get('channels');
  if (!value) return;
  const names = value.items ?? listIn(value.text, ',;/+');
  const channels = (context.draft.facts('strategy', 'gtm')?.channels ?? []) as { id: string; title: string }[];
  const found = names.map(
    (name) => channels.find(({ id, title }) => id === slug(name) || slug(title) === slug(name))?.id,
  );
  if (found.length > 0 && found.every((id) => id !== undefined)) {
    set(
      ['channels'],
      [...new Set(found)].map((channel) => ({ channel })),
    );
    value.take();
  } else value.refuse('some of these are not among the channels of the plan');
}
