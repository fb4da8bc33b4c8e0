import type { Problems } from './problem.ts';
import { RecordFeed, type RowReader } from './rows.ts';

/** Reads rows from JSON: a list of objects, or one object a line (JSON Lines). */
export function feedJson(text: string, reader: RowReader, problems: Problems): void {
  const clean = text.replace(/^\ufeff/, '').trim();
  if (clean.startsWith('[')) feedList(clean, reader, problems);
  else feedLines(clean, reader, problems);
}

function feedList(text: string, reader: RowReader, problems: Problems): void {
  const parsed = parse(text);
  if ('reason' in parsed) {
    problems.stop(1, '', 'not-json', parsed);
    return;
  }
  const feed = new RecordFeed(reader, problems);
  for (const record of parsed.value as unknown[]) feed.push(record);
  feed.end();
}

function feedLines(text: string, reader: RowReader, problems: Problems): void {
  if (!text.startsWith('{')) {
    problems.stop(1, '', 'not-a-list');
    return;
  }
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const feed = new RecordFeed(reader, problems);
  for (const [index, line] of lines.entries()) {
    const parsed = parse(line);
    if ('reason' in parsed) {
      problems.add(index + 2, '', 'not-json', parsed);
      feed.skip();
    } else feed.push(parsed.value);
  }
  feed.end();
}

function parse(text: string): { value: unknown } | { reason: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { reason: error instanceof Error ? error.message.replace(/\.$/, '') : String(error) };
  }
}
