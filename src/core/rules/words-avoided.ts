import { hasContent } from '../documents/placeholder.ts';
import { unmasked } from '../documents/readable.ts';
import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { copyIn } from './support/copy.ts';
import { wholeWord } from './support/wholeWord.ts';

export const wordsAvoided = defineRule({
  id: 'words-avoided',
  title: 'Words to avoid are avoided',
  description:
    'No word of the list `voice.avoid` stands in the texts of the messaging itself, in the right half of its examples, or in the variants of a campaign. Case does not matter; only whole words count.',
  kinds: ['messaging', 'campaign'],
  needs: ['messaging'],
  severity: 'warning',
  messages: {
    used: '“{word}” is one of the words that we avoid. Say it in other words.',
    'the-list': 'The words to avoid',
    avoided: 'None of the {count|word|words} to avoid is used',
  },
  *check(document, { project }) {
    const words = wordsToAvoid(document, project);
    let used = false;
    let isWritten = false;
    if (words.length === 0) return;
    for (const [text, path] of textsIn(document)) {
      isWritten ||= hasContent(text);
      const read = unmasked(text).text;
      for (const { word, pattern, place } of words) {
        if (!pattern.test(read)) continue;
        used = true;
        yield { message: 'used', args: { word }, path, related: [{ ...place, message: 'the-list' }] };
      }
    }
    if (isWritten && !used) yield { evidence: 'avoided', args: { count: words.length }, path: '/title' };
  },
});

interface AvoidedWord {
  word: string;
  pattern: RegExp;
  place: { file: string; path: string };
}

/** A messaging keeps to its own list, a campaign to those of all messaging of the cycle. */
function wordsToAvoid(document: PlanDocument, project: ProjectView): AvoidedWord[] {
  const lists = isOfKind(document, 'messaging') ? [document] : project.documents('messaging');
  return lists.flatMap(({ facts, file }) =>
    [...itemsOf(facts.voice?.avoid)]
      .filter(([word]) => hasContent(word))
      .map(([word, index]) => ({ word, pattern: wholeWord(word), place: { file, path: `/voice/avoid/${index}` } })),
  );
}

function* textsIn(document: PlanDocument): Generator<[text: string, path: string]> {
  if (isOfKind(document, 'messaging')) {
    for (const { text, path } of copyIn(document)) yield [text, path];
    for (const [{ write }, index] of itemsOf(document.facts.voice?.examples))
      if (write !== undefined) yield [write, `/voice/examples/${index}/write`];
  } else if (isOfKind(document, 'campaign')) {
    for (const [variant, index] of itemsOf(document.facts.variants))
      for (const key of ['headline', 'body', 'call_to_action'] as const)
        if (variant[key] !== undefined) yield [variant[key], `/variants/${index}/${key}`];
  }
}
