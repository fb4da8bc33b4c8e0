import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { missingParts } from './support/missing.ts';

const parts = {
  tone: 'how we sound (`tone`)',
  use: 'the words that are ours (`use`)',
  avoid: 'the words that we never use (`avoid`)',
} as const;

export const voiceDefined = defineRule({
  id: 'voice-defined',
  title: 'The voice has a tone, words to use and words to avoid',
  description: 'All three are there, and no word stands on both lists.',
  kinds: ['messaging'],
  severity: 'warning',
  messages: {
    missing: 'The voice does not say {list}. Add it under `voice`.',
    both: '“{word}” stands among the words to use and among those to avoid. Take it from one of the lists.',
    'the-other': 'The same word among those to use',
    defined: 'Tone, {use|word|words} to use and {avoid|word|words} to avoid',
  },
  *check(document) {
    const voice = document.facts.voice ?? {};
    const missing = missingParts(voice, parts);
    if (missing.length > 0) yield { message: 'missing', args: { list: list(missing) }, path: '/voice', at: 'key' };
    const use = [...itemsOf(voice.use)].filter(([word]) => hasContent(word));
    const avoid = [...itemsOf(voice.avoid)].filter(([word]) => hasContent(word));
    let clash = false;
    for (const [word, index] of avoid) {
      const other = use.find(([candidate]) => candidate.trim().toLowerCase() === word.trim().toLowerCase());
      if (!other) continue;
      clash = true;
      const related = [{ path: `/voice/use/${other[1]}`, message: 'the-other' }];
      yield { message: 'both', severity: 'error', args: { word }, path: `/voice/avoid/${index}`, related };
    }
    if (missing.length === 0 && !clash)
      yield { evidence: 'defined', args: { use: use.length, avoid: avoid.length }, path: '/voice', at: 'key' };
  },
});
