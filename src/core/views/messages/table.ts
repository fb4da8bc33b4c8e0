import type { ViewTable } from '../model.ts';
import type { MessagesView } from './model.ts';

/** The matrix as a table: a row for each persona and channel, a column for each message. */
export function tableOf({ messages, groups }: Pick<MessagesView, 'messages' | 'groups'>): ViewTable {
  const rows = groups.flatMap((group) =>
    group.rows.map(({ title, cells }) => [
      group.title === 'Personas' ? 'Persona' : 'Channel',
      title,
      ...cells.map(({ lines, missing }) =>
        missing ? 'missing' : lines.map(({ text, detail }) => (detail ? `${text} (${detail})` : text)).join('; '),
      ),
    ]),
  );
  return { columns: [{ title: 'Sort' }, { title: 'Who or where' }, ...messages.map(({ title }) => ({ title }))], rows };
}
