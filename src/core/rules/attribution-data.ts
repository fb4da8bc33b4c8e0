import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { channelsOf } from './support/channels.ts';
import { missingParts } from './support/missing.ts';

type Attribution = Facts<'attribution'>;

/** Models that work their shares out from data and are nothing without it. */
const computed: ReadonlySet<unknown> = new Set(['markov', 'shapley']);

export const attributionData = defineRule({
  id: 'attribution-data',
  title: 'Attribution has the columns that its model reads, and every channel delivers data',
  description:
    'The source names its columns of person, time, channel and event, and of value where credit is shared by value; and each active channel says which data it delivers.',
  kinds: ['attribution'],
  severity: 'warning',
  messages: {
    'no-source':
      'The model {model} works its shares out from data, but names no source. Add `source` with its file and columns.',
    columns: 'The model reads {list} of each contact, but no column is named for {it}. Add it under `columns`.',
    twice: 'The column “{column}” stands for two things, {one} and {other}. Correct one of them.',
    'no-collection': 'It is not said which data come from {names}. Add what is missing under `collection`.',
    'no-data': 'It is open which data {names} will deliver. Add `tool` and `data`.',
    read: 'The columns {list} are read',
    collected: '{found|channel delivers|channels deliver} data',
  },
  *check(document, { project }) {
    yield* checkColumns(document.facts);
    yield* checkCollection(document.facts, project);
  },
});

function* checkColumns({ source, model, method, conversions }: Attribution): Generator<Report> {
  if (source === undefined) {
    if (computed.has(model)) yield { message: 'no-source', args: { model: model ?? '' }, path: '/model' };
    return;
  }
  const isByValue = method?.value === 'value' && ![...itemsOf(conversions)].every(([{ value }]) => hasContent(value));
  const columns = source.columns ?? {};
  const missing = missingParts(columns, {
    user: 'the person (`user`)',
    timestamp: 'the time (`timestamp`)',
    channel: 'the channel (`channel`)',
    event: 'the conversion (`event`)',
    ...(isByValue ? { value: 'the value (`value`)' } : {}),
  });
  const path = source.columns === undefined ? '/source' : '/source/columns';
  if (missing.length > 0) {
    const args = { list: list(missing), it: missing.length === 1 ? 'it' : 'them' };
    yield { message: 'columns', args, path, at: 'key' };
  }
  const named = Object.entries(columns).filter(([, column]) => hasContent(column));
  let twice = false;
  for (const [index, [key, column]] of named.entries()) {
    const other = named.slice(0, index).find(([, earlier]) => earlier === column);
    if (!other) continue;
    twice = true;
    const args = { column: column ?? '', one: other[0], other: key };
    yield { message: 'twice', severity: 'error', args, path: `/source/columns/${key}` };
  }
  if (missing.length === 0 && !twice)
    yield { evidence: 'read', args: { list: list(named.map(([, column]) => column ?? '')) }, path, at: 'key' };
}

function* checkCollection({ collection }: Attribution, project: ProjectView): Generator<Report> {
  const channels = [...channelsOf(project)].filter(([, { channel }]) => channel.active !== false);
  const entries = [...itemsOf(collection)];
  const place = { path: '/collection', at: 'key' } as const;
  const silent = channels.filter(([id]) => !entries.some(([{ channel }]) => channel === id));
  if (silent.length > 0) {
    const args = { names: list(silent.map(([, { title }]) => title)) };
    yield { message: 'no-collection', severity: 'info', args, ...place };
  }
  const vague = entries.filter(([entry]) => missingParts(entry, { tool: 'tool', data: 'data' }).length > 0);
  if (vague[0]) {
    const args = { names: list(vague.map(([{ channel = '' }]) => channel)) };
    yield { message: 'no-data', severity: 'info', args, path: `/collection/${vague[0][1]}` };
  }
  if (channels.length > 0 && silent.length + vague.length === 0)
    yield { evidence: 'collected', args: { found: channels.length }, ...place };
}
