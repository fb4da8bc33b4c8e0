import type { MessagesView } from './model.ts';

/** One sentence: how many messages there are for whom, and what the strategy asks for in vain. */
export function summaryOf({ messages, groups }: Pick<MessagesView, 'messages' | 'groups'>): string {
  const count = (title: string) => groups.find((group) => group.title === title)?.rows.length ?? 0;
  const missing = groups.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.filter((cell) => cell.missing)),
  ).length;
  const fact = `${plural(messages.length, 'message')} for ${plural(count('Personas'), 'persona')} on ${plural(count('Channels'), 'channel')}`;
  if (missing === 0) return `${fact}.`;
  return `${fact}; ${missing} meant for a persona ${missing === 1 ? 'is' : 'are'} on no channel yet.`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
