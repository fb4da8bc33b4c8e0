import { parseDay } from '../documents/dates.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { piecesIn } from './support/pieces.ts';
import { daysOf } from './support/quantities.ts';

export const contentBatched = defineRule({
  id: 'content-batched',
  title: 'Pieces are reviewed in batches',
  description:
    'Every piece belongs to a batch that has a day, is ready by then, and batches follow one another no faster than the rhythm allows.',
  kinds: ['content'],
  severity: 'warning',
  gateOnly: true,
  options: {
    every: { title: 'Every', description: 'Shortest time between two batches.', type: 'string', default: '7 days' },
  },
  messages: {
    none: '“{title}” belongs to no batch. Add `batch`, so that nobody waits for a single piece.',
    unknown: 'There is no batch “{batch}”. Add it under `batches`, or correct the id.',
    'no-day': 'The batch “{batch}” has no day. Add `on`.',
    late: '“{title}” is due on {due}, after its batch is reviewed on {on}. Let it be due earlier, or put it in a later batch.',
    often:
      'The batches “{batch}” and “{other}” are {days|day|days} apart, but reviews come every {every} at most. Join them.',
    batched: '{count|piece|pieces} in {batches|batch|batches}',
  },
  *check({ facts }, { options }) {
    const pieces = piecesIn(facts);
    if (pieces.length === 0) return;
    const batches = [...itemsOf(facts.batches)].map(([{ id = '', title = id, on }, index]) => ({
      id,
      title,
      on,
      day: parseDay(on),
      path: `/batches/${index}`,
    }));
    let sound = true;
    for (const { title, day, path } of batches)
      if (day === undefined) {
        sound = false;
        yield { message: 'no-day', args: { batch: title }, path };
      }
    const every = daysOf(options.every as string) ?? 0;
    const dated = batches.filter(({ day }) => day !== undefined).sort((a, b) => Number(a.day) - Number(b.day));
    for (const [index, { title, day, path }] of dated.entries()) {
      const before = dated[index - 1];
      const days = Number(day) - Number(before?.day ?? Number.NEGATIVE_INFINITY);
      if (!before || days >= every) continue;
      sound = false;
      const args = { batch: title, other: before.title, days, every: String(options.every) };
      yield { message: 'often', args, path: `${path}/on` };
    }
    for (const { piece, title, place } of pieces) {
      const batch = batches.find(({ id }) => id === piece.batch);
      const isLate = (parseDay(piece.due) ?? 0) > (batch?.day ?? Number.POSITIVE_INFINITY);
      if (piece.batch === undefined) yield { message: 'none', args: { title }, path: place };
      else if (!batch) yield { message: 'unknown', args: { batch: piece.batch }, path: `${place}/batch` };
      else if (isLate)
        yield {
          message: 'late',
          args: { title, due: String(piece.due), on: String(batch.on) },
          path: `${place}/due`,
        };
      sound &&= batch !== undefined && !isLate;
    }
    if (sound) yield { evidence: 'batched', args: { count: pieces.length, batches: batches.length }, path: '/batches' };
  },
});
