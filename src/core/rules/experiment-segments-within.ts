import { readCount } from '../experiments/readout/quantities.ts';
import { count } from '../experiments/readout/words.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const experimentSegmentsWithin = defineRule({
  id: 'experiment-segments-within',
  title: 'A segment has no more people than the test',
  description:
    'The people and conversions of a segment are part of those of their variant. More of them means that the segment counts other people, and says nothing about this test.',
  kinds: ['experiment'],
  severity: 'error',
  messages: {
    users:
      'Segment “{segment}” has {part} people in {variant}, more than the {whole} of the whole variant. Correct one of the two.',
    conversions:
      'Segment “{segment}” has {part} conversions in {variant}, more than the {whole} of the whole variant. Correct one of the two.',
  },
  *check({ facts: { results } }) {
    const variants = [...itemsOf(results?.variants)].map(([whole]) => whole);
    for (const [{ segment = '', variants: parts }, at] of itemsOf(results?.segments)) {
      for (const [part, index] of itemsOf(parts)) {
        const whole = variants.find(({ variant }) => variant === part.variant);
        for (const what of ['users', 'conversions'] as const) {
          const [some, all] = [readCount(part[what]), readCount(whole?.[what])];
          if (some === undefined || all === undefined || some <= all) continue;
          const args = { segment, variant: part.variant ?? '', part: count(some), whole: count(all) };
          yield { message: what, args, path: `/results/segments/${at}/variants/${index}/${what}` };
        }
      }
    }
  },
});
