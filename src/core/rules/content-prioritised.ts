import { parseDay } from '../documents/dates.ts';
import { formatRate } from '../documents/quantity.ts';
import { defineRule } from './rule.ts';
import { piecesIn } from './support/pieces.ts';
import { rateOf } from './support/quantities.ts';

export const contentPrioritised = defineRule({
  id: 'content-prioritised',
  title: 'The few pieces that matter most come first',
  description:
    'Every piece has a priority, only a small share has the highest, and none of these is due after a lesser piece of its channel. A variant goes with its piece.',
  kinds: ['content'],
  severity: 'warning',
  gateOnly: true,
  options: {
    high_share: {
      title: 'High share',
      description: 'Largest share of the pieces that may have the highest priority; at least one may.',
      type: 'string',
      default: '20%',
    },
  },
  messages: {
    none: '“{title}” has no priority. Say how much depends on it: high, medium or low.',
    many: '{found} of {all} pieces have the highest priority, but at most {share}, that is {most}, may. If all come first, none does.',
    'no-high': 'No piece has the highest priority. Choose the ones on which most depends.',
    late: '“{title}” matters most, but is due on {due}, after “{other}” for the same channel on {day}. Let it come first.',
    'the-other': 'The lesser piece that comes before it',
    few: '{found} of {all} pieces have the highest priority and come first',
  },
  *check({ facts }, { options }) {
    // A list of promises alone has nothing to put in order.
    const pieces = piecesIn(facts).filter(({ piece }) => piece.variant_of === undefined);
    if (pieces.length === 0) return;
    const share = rateOf(options.high_share as string) ?? 0;
    const most = Math.max(1, Math.floor(pieces.length * share + 1e-9));
    const high = pieces.filter(({ piece }) => piece.priority === 'high');
    const args = { found: high.length, all: pieces.length, most, share: formatRate(share) };
    let sound = high.length > 0 && high.length <= most;
    if (high.length === 0) yield { message: 'no-high', path: '/assets', at: 'key' };
    if (high.length > most) yield { message: 'many', args, path: '/assets', at: 'key' };
    for (const { piece, title, place } of pieces) {
      if (piece.priority === undefined) {
        yield { message: 'none', args: { title }, path: place };
        sound = false;
      }
      const due = parseDay(piece.due);
      if (piece.priority !== 'high' || due === undefined) continue;
      const before = pieces.find(
        (other) =>
          other.piece.priority !== 'high' &&
          other.piece.channel === piece.channel &&
          (parseDay(other.piece.due) ?? Number.POSITIVE_INFINITY) < due,
      );
      if (!before) continue;
      sound = false;
      yield {
        message: 'late',
        args: { title, due: String(piece.due), other: before.title, day: String(before.piece.due) },
        path: `${place}/due`,
        related: [{ path: `${before.place}/due`, message: 'the-other' }],
      };
    }
    if (sound) yield { evidence: 'few', args, path: '/assets', at: 'key' };
  },
});
