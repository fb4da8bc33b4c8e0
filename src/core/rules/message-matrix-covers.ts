import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { channelsOf } from './support/channels.ts';
import { repeatsAmong } from './support/copiedText.ts';
import { nearCopyLimit } from './support/nearCopy.ts';

export const messageMatrixCovers = defineRule({
  id: 'message-matrix-covers',
  title: 'Every active channel carries a message, and every persona is met somewhere',
  description:
    'The channel matrix has an entry for each channel that the strategy uses, and each persona is spoken to on at least one channel. Not every persona has to be met on every channel. Three entries or more do not all carry the same text.',
  kinds: ['messaging'],
  severity: 'info',
  messages: {
    channels: 'The channel matrix has no message for {names}. Add what is missing under `channel_matrix`.',
    personas: 'The channel matrix meets {names} nowhere. Add the channel on which they read.',
    same: 'All {count} entries of the channel matrix carry nearly the same message. Write for each channel what suits it.',
    covered: 'The channel matrix serves {channels|channel|channels} and {personas|persona|personas}',
  },
  *check(document, { project }) {
    const entries = [...itemsOf(document.facts.channel_matrix)].map(([entry]) => entry);
    // Without a matrix the message is not that far yet.
    if (entries.length === 0) return;
    const channels = [...channelsOf(project)].filter(([, { channel }]) => channel.active !== false);
    const personas = project.documents('persona');
    const silent = channels.filter(([id]) => !entries.some(({ channel }) => channel === id));
    // An entry that names no persona speaks to all.
    const unmet = entries.some(({ persona }) => persona === undefined)
      ? []
      : personas.filter(({ id }) => !entries.some(({ persona }) => persona === id));
    const place = { path: '/channel_matrix', at: 'key' } as const;
    if (silent.length > 0)
      yield { message: 'channels', args: { names: list(silent.map(([, { title }]) => title)) }, ...place };
    if (unmet.length > 0)
      yield { message: 'personas', args: { names: list(unmet.map(({ title }) => title)) }, ...place };
    const texts = entries.flatMap(({ message }) => (message === undefined ? [] : [{ of: message, text: message }]));
    const names = [...channels.map(([, { title }]) => title), ...personas.map(({ title }) => title)];
    const copies = [...repeatsAmong(texts, nearCopyLimit(project), names)].length;
    const same = texts.length >= 3 && copies === texts.length - 1;
    if (same) yield { message: 'same', args: { count: texts.length }, ...place };
    if (silent.length + unmet.length === 0 && !same)
      yield { evidence: 'covered', args: { channels: channels.length, personas: personas.length }, ...place };
  },
});
