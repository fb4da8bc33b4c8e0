import type { Context } from './context.ts';
import { originOf, says } from './draft.ts';
import { columnsOf, type Entry, type EntryOptions, splitItem } from './entries.ts';
import type { Part, Piece } from './outline.ts';
import { ownTopics, topicsOf } from './topicOf.ts';
import {
  readBudget,
  readBusiness,
  readDescription,
  readEditions,
  readFeatures,
  readTarget,
} from './topics/business.ts';
import { placeGoal, placeKpi, readFigures, readGoals, readKpis } from './topics/goals.ts';
import { placeChannel, placeCompetitor, readBudgetChannels, readChannels, readCompetitors } from './topics/market.ts';
import {
  readMessaging,
  readPositioning,
  readProof,
  readTagline,
  readValuePropositions,
  readVoice,
} from './topics/message.ts';
import { placeHypothesis, readExperiments, readFunnel, readVariants } from './topics/numbers.ts';
import { placePersona, readPersonas, readTargetPersona } from './topics/people.ts';
import {
  placeCampaign,
  placeInitiative,
  readCampaigns,
  readInitiatives,
  readRisks,
  readTimeline,
} from './topics/plan.ts';
import { valuesOf } from './values.ts';
import { fields, nameColumns, type Topic } from './words.ts';

type Reader = (part: Part, context: Context) => void;

/** Who reads which section; the first reader has the first word. */
const readers: Readonly<Record<Exclude<Topic, 'excluded' | 'about'>, readonly Reader[]>> = {
  business: [readBusiness],
  description: [readDescription],
  positioning: [readPositioning, readMessaging],
  target: [readTargetPersona, readTarget],
  personas: [readPersonas],
  competitors: [readCompetitors],
  channels: [readChannels],
  goals: [readGoals],
  kpis: [readKpis],
  budget: [readBudgetChannels, readBudget],
  timeline: [readTimeline],
  campaigns: [readCampaigns],
  messaging: [readMessaging],
  tagline: [readTagline],
  valuePropositions: [readValuePropositions],
  proof: [readProof],
  voice: [readVoice],
  initiatives: [readInitiatives],
  experiments: [readExperiments],
  risks: [readRisks],
  funnel: [readFunnel],
  pricing: [readEditions],
  features: [readFeatures],
  market: [],
};

/** Headings and bold lines with a number say themselves what they are: `Channel 2 — Email`. */
const numbered: Readonly<Record<string, (entry: Entry, context: Context) => void>> = {
  channel: placeChannel,
  move: placeInitiative,
  initiative: placeInitiative,
  bet: placeInitiative,
  priority: placeInitiative,
  persona: placePersona,
  competitor: placeCompetitor,
  campaign: placeCampaign,
  goal: placeGoal,
  objective: placeGoal,
  kpi: (entry, context) => placeKpi(entry, undefined, context),
  experiment: placeHypothesis,
  hypothesis: placeHypothesis,
};
const numberedTitle = new RegExp(`^(${Object.keys(numbered).join('|')})\\s*#?\\d{1,2}\\s*[—–:.-]\\s*(\\S.*)$`, 'i');

const numberedLabels: Readonly<Record<string, EntryOptions['labels']>> = {
  channel: fields.channel,
  persona: fields.persona,
  competitor: fields.competitor,
  campaign: fields.campaign,
  goal: fields.goal,
  objective: fields.goal,
  kpi: fields.goal,
  experiment: fields.experiment,
  hypothesis: fields.experiment,
};

/** Tables that say by their columns what they hold, wherever they stand. */
const telling: readonly { topic: Topic; read: Reader; options: EntryOptions; keys: readonly string[] }[] = [
  {
    topic: 'competitors',
    read: readCompetitors,
    options: { labels: fields.competitor, columns: ['competitor', 'competitors'] },
    keys: ['strengths', 'weaknesses'],
  },
  {
    topic: 'channels',
    read: readChannels,
    options: { labels: fields.channel, columns: ['channel', 'channels'] },
    keys: ['budget'],
  },
  {
    topic: 'kpis',
    read: readKpis,
    options: { labels: fields.goal, columns: ['kpi', 'metric', 'key metric'] },
    keys: ['target', 'baseline'],
  },
  {
    topic: 'risks',
    read: readRisks,
    options: { labels: fields.risk, columns: ['risk', 'risks'] },
    keys: ['response', 'likelihood', 'impact'],
  },
  {
    topic: 'personas',
    read: readPersonas,
    options: { labels: fields.persona, columns: ['persona', 'buyer persona'] },
    keys: ['pains', 'triggers', 'objections', 'goals'],
  },
  {
    topic: 'timeline',
    read: readTimeline,
    options: { labels: fields.milestone, columns: nameColumns.milestone },
    keys: ['by'],
  },
];

/** Reads every section, and lets each reader take what it knows. */
export function readSections(parts: readonly Part[], context: Context): void {
  for (const part of parts) {
    const topics = topicsOf(part);
    if (topics.includes('excluded')) continue;
    readVariants(part, context);
    if (readNumbered(part, context)) continue;
    const own = ownTopics(part.heading);
    // What a reader of the section above has taken as an entry is not read again.
    for (const topic of topics) {
      if (topic === 'excluded' || topic === 'about') continue;
      if (own.length === 0 && readsEntries.has(topic)) continue;
      for (const read of readers[topic]) read(part, context);
    }
    readTables(part, context);
    readFigures(part, context);
  }
}

/** Topics whose sub-sections are entries, and so are read from above. */
const readsEntries = new Set<Topic>([
  'personas',
  'competitors',
  'campaigns',
  'experiments',
  'positioning',
  'tagline',
  'description',
  'business',
  'target',
  'voice',
  'valuePropositions',
]);

function readNumbered(part: Part, context: Context): boolean {
  const [, word = '', title = ''] = numberedTitle.exec(part.heading) ?? [];
  const kind = word.toLowerCase();
  const place = numbered[kind];
  if (place && says(title)) {
    place(partEntry(part, title, numberedLabels[kind] ?? {}), context);
    return true;
  }
  for (const piece of part.pieces) {
    if (piece.form !== 'item' || piece.taken) continue;
    const [head, rest] = splitItem(piece);
    const match = numberedTitle.exec(head);
    const placeItem = numbered[match?.[1]?.toLowerCase() ?? ''];
    if (match && placeItem && says(match[2])) placeItem(pieceEntry(part, piece, match[2], rest), context);
  }
  return false;
}

function partEntry(part: Part, title: string, labels: EntryOptions['labels']): Entry {
  return {
    title,
    origin: originOf(part, part.pieces),
    form: 'part',
    values: valuesOf(part, labels),
    rest: part.pieces,
    take: () => {},
    refuse: (reason) => {
      for (const piece of part.pieces) piece.reason ??= reason;
    },
  };
}

function pieceEntry(part: Part, piece: Piece, title: string, rest: string): Entry {
  const take = () => {
    piece.taken = true;
  };
  const refuse = (reason: string) => {
    piece.reason ??= reason;
  };
  const values: Entry['values'] = new Map();
  if (says(rest))
    values.set('text', { text: rest, items: undefined, label: '', first: piece.first, last: piece.last, take, refuse });
  return { title, origin: originOf(part, [piece]), form: 'item', values, rest: [], take, refuse };
}

function readTables(part: Part, context: Context): void {
  for (const piece of part.pieces) {
    const { table } = piece;
    if (!table || table.rows.some((row) => row.taken)) continue;
    const found = telling.find(({ options, keys }) => {
      const read = columnsOf(table, options);
      return read !== undefined && keys.some((key) => [...read.keys.values()].includes(key));
    });
    if (found) found.read({ ...part, pieces: [piece], children: [] }, context);
  }
}
