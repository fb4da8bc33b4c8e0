import { foldHeading, parseTables } from '../../documents/markdown.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import { channelsOf } from './channels.ts';

/** A row of a report's table about a channel, or about all of them together. */
export interface ChannelLine {
  /** Id of the channel; `all` for the row of the sums. */
  channel: string;
  name: string;
  /** A cell by the names that its column may have; undefined where there is no such column. */
  cell(...names: readonly RegExp[]): string | undefined;
  span: readonly [number, number];
}

/** The rows of every table of a text whose first column names channels, table by table. */
export function channelTables(prose: PlanDocument, project: ProjectView): ChannelLine[][] {
  const channels = [...channelsOf(project)].map(([id, { title }]) => ({
    id,
    names: [foldHeading(id), foldHeading(title)],
  }));
  return parseTables(prose.text).flatMap((table) => {
    const columns = table.columns.map(foldHeading);
    const lines = table.rows.flatMap(({ cells, offset }): ChannelLine[] => {
      const name = (cells[0] ?? '').replace(/[*_`]/g, '').trim();
      const folded = foldHeading(name);
      const isSum = /^(?:all|total|sum|together|in all|all channels|all together)$/.test(folded);
      const channel = isSum ? 'all' : channels.find(({ names }) => names.includes(folded))?.id;
      if (channel === undefined) return [];
      const end = prose.text.indexOf('\n', offset);
      return [
        {
          channel,
          name,
          cell: (...names) => {
            const at = columns.findIndex((column) => names.some((pattern) => pattern.test(column)));
            return at < 0 ? undefined : (cells[at] ?? '').replace(/[*_`]/g, '').trim();
          },
          span: [offset, end < 0 ? prose.text.length : end],
        },
      ];
    });
    return lines.length === 0 ? [] : [lines];
  });
}
